import type { CommandPort } from '#case-client/port.ts';
import type { Intake } from '#store/intake.ts';

export interface IntakesDeps {
  readonly intake: Pick<Intake, 'unstarted' | 'markStarted'>;
  readonly commands: Pick<CommandPort, 'open'>;
  readonly now: () => number;
}

/** A request that was taken in so long ago and has no case was left by a crash in between. */
const PATIENCE_MS = 15_000;

/** Starts the cases of requests that were accepted and then forgotten by a crash: accepted is durable (A4). */
export async function dispatchIntakes({ intake, commands, now }: IntakesDeps): Promise<number> {
  let started = 0;
  for (const { caseNo, request, by, policy } of await intake.unstarted(now() - PATIENCE_MS)) {
    const outcome = await commands.open({ caseNo, by, request, policy });
    if (outcome.kind === 'later') continue;
    await intake.markStarted(caseNo, now());
    started += 1;
  }
  return started;
}
