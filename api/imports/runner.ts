import type { ApiDeps } from '#api/deps.ts';
import { runImports } from './run.ts';

/** How often it is looked for lines that somebody else left. */
const EVERY_MS = 5_000;

export interface ImportRunner {
  wake(): void;
  stop(): Promise<void>;
}

/** Carries out imports beside the requests: at once when one is brought, and what a crash left when it is over. */
export function startImportRunner(deps: () => ApiDeps): ImportRunner {
  let running: Promise<void> | undefined;
  let isStopped = false;
  const run = async (): Promise<void> => {
    try {
      await runImports(deps());
    } catch (error) {
      deps().log.error({ err: error }, 'imports cannot go on just now');
    }
    running = undefined;
  };
  const wake = (): void => {
    if (!isStopped) running ??= run();
  };
  const timer = setInterval(wake, EVERY_MS);
  timer.unref();
  return {
    wake,
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
