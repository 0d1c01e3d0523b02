import { provider } from '#domain/case/actor.ts';
import { event } from '#domain/case/new-event.ts';
import { evidenceKeyOf } from '#domain/ids.ts';
import { forOperators } from '#domain/operator-text.ts';
import { owedEvidence } from '#domain/parts/dispute/dispute.ts';
import { ActivityFailure, isCancellation } from '@temporalio/workflow';
import { disputes } from './activities.ts';
import type { CaseRun } from './run.ts';
import { callOf } from './step.ts';

/** Gives the bank what a person wrote, in whatever stage the case is: its day does not wait (R22). */
export async function evidence(run: CaseRun): Promise<void> {
  const dispute = owedEvidence(run.state);
  if (!dispute?.evidence) return;
  const { disputeId } = dispute;
  const { n, words } = dispute.evidence;
  const key = evidenceKeyOf(run.state.caseNo, { disputeId, n });
  const given = await orRefused(() =>
    disputes().giveEvidence.executeWithOptions({ activityId: key, summary: forOperators(key) }, [
      { ...callOf(run.state), key, disputeId, words },
    ]),
  );
  await run.record(key, () => [
    event('evidenceReported', { disputeId, n, ...given }, { by: provider('payments'), at: Date.now() }),
  ]);
}

type Given = Awaited<ReturnType<ReturnType<typeof disputes>['giveEvidence']>>;

/** The bank could not be reached for so long that a person has to see to it: the task is still theirs. */
async function orRefused(give: () => Promise<Given>): Promise<Given> {
  try {
    return await give();
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
    return { status: 'refused', code: 'unreachable' };
  }
}
