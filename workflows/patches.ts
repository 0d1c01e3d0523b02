import { patched } from '@temporalio/workflow';

/** A change of workflow code that the histories of running cases depend on. */
export interface Change {
  /** Stands in histories: never changed, never used again. */
  readonly id: string;
  /** The day it was released, ISO. */
  readonly since: string;
  /** What the code does otherwise since then, and why. */
  readonly why: string;
  /** What must be over before the old branch, and with it this entry, may go. */
  readonly until: string;
}

/**
 * Every change that the replay gate (`npm run replay`) would refuse goes through this list, so that cases which began
 * under the old code go on as they began. A change is added here, the code asks `changed(id)` and keeps both branches,
 * and the histories in test/replay/histories stay as they are; only when the last case of the old kind is archived do
 * the old branch and the entry go, and the histories are recorded anew. Nothing else calls `patched`.
 */
export const CHANGES = [
  {
    id: 'persons-turn',
    since: '2026-11-22',
    why: 'The saved queries of engineers need to know when a turn of a person, or a missed date, comes and goes.',
    until: 'The last case opened before 0.4.0 is archived.',
  },
] as const satisfies readonly Change[];

export type ChangeId = (typeof CHANGES)[number]['id'];

/** Whether this case goes by the code after the change; costs a case one event and one action, once. */
export const changed = (id: ChangeId): boolean => patched(id);
