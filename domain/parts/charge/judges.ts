import type { NewEvent } from '#domain/case/events.ts';
import type { Judges } from '#domain/case/judge.ts';
import { event, openTask, type Act } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { chargeKeyOf } from '#domain/ids.ts';
import { isNewsOfCharge, type Charge, type ChargeReport } from './charge.ts';

/** News of money that was asked for or held. */
export const chargeJudges: Pick<Judges, 'chargeReported'> = {
  chargeReported: (state, { by, data: { key, report } }, at) => {
    const charge = state.charges?.find(({ n }) => chargeKeyOf(state.caseNo, n) === key);
    if (!charge || !isNewsOfCharge(charge, report)) return [];
    const told = event('chargeReported', { n: charge.n, report }, { by, at });
    return state.stage === 'execution' ? [told] : [told, ...lateNews(state, { charge, report }, { by, at })];
  },
};

/** Money that comes or goes when nothing is carried out any more: what came late goes back, the rest is for finance (R45). */
function lateNews(
  state: CaseState,
  { charge: { n, kind }, report: { status } }: { charge: Charge; report: ChargeReport },
  act: Act,
): readonly NewEvent[] {
  const paid = status === 'paid';
  if (kind === 'hold' && !paid) return [];
  const what = `charge ${n} was ${paid ? 'paid after its time' : 'taken back by the provider'}`;
  const over = state.stage === 'followUp' || state.stage === 'closed';
  if (paid && over && state.agreement)
    return [
      event('lateEventNoted', { what, effect: 'reopened' }, act),
      event('caseReopened', { why: 'late_truth' }, act),
    ];
  return [
    event('lateEventNoted', { what, effect: 'task' }, act),
    openTask(state, { kind: 'lateMoney', why: what }, act),
  ];
}
