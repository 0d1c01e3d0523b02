import type { DataFolder } from './data-folder.ts';
import type { Progress } from './progress.ts';
import type { ServiceRecord } from './run-file.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';
import type { Supervisor } from './supervisor.ts';

/** What every step of the start has at hand. */
export interface StartContext {
  readonly settings: Settings;
  readonly folder: DataFolder;
  readonly secrets: Secrets;
  readonly supervisor: Supervisor;
  readonly progress: Progress;
  /** what an earlier start left running, by service name */
  readonly orphans: Readonly<Record<string, ServiceRecord>>;
}
