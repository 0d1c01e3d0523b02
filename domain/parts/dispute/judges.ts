import type { NewEvent } from '#domain/case/events.ts';
import type { Judges } from '#domain/case/judge.ts';
import { event, foldNew, openTask, type Act } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { formatMoney } from '#domain/money.ts';
import { isNewsOfDispute, type DisputeTold } from './dispute.ts';

/** A bank has claimed a payment, or has decided: kept whatever stage the case is in, and answered by one case (R22, R45). */
export const disputeJudges: Pick<Judges, 'disputeReported'> = {
  disputeReported: (state, { by, data: { owner = false, ...told } }, at) => toldOf(state, { told, owner }, { by, at }),
};

interface News {
  readonly told: DisputeTold;
  readonly owner: boolean;
}

/** What follows from news of a dispute, from whichever source. */
export function toldOf(state: CaseState, { told, owner }: News, act: Act): readonly NewEvent[] {
  if (!isNewsOfDispute(state, told)) return [];
  const news = [event('disputeTold', told, act), ...lateNews(state, told, act)];
  return told.status === 'open' && owner ? [...news, askForEvidence(foldNew(state, news), told, act)] : news;
}

/** Finance has until the bank's own day to answer (R22, F4). */
function askForEvidence(
  state: CaseState,
  { disputeId, money, reason, evidenceDueAt }: DisputeTold,
  act: Act,
): NewEvent {
  const why = `${disputeId}: ${formatMoney(money)} claimed${reason === undefined ? '' : `, ${reason}`}`;
  const due = evidenceDueAt === undefined ? {} : { dueAt: evidenceDueAt };
  return openTask(state, { kind: 'disputeEvidence', why, ...due }, act);
}

/** All was well: the case is taken up again until the bank has decided (R47). */
function lateNews({ stage, agreement }: CaseState, { disputeId, status }: DisputeTold, act: Act): readonly NewEvent[] {
  if (status !== 'open' || agreement === undefined || (stage !== 'followUp' && stage !== 'closed')) return [];
  return [
    event('lateEventNoted', { what: `dispute ${disputeId} opened`, effect: 'reopened' }, act),
    event('caseReopened', { why: 'late_truth' }, act),
  ];
}
