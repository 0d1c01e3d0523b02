import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { CaseFacts, GrantFact, LostUnits, RefundFact } from '#domain/figures/facts.ts';
import type { Refund } from '#domain/parts/refund.ts';
import type { UnitOutcome } from '#domain/parts/return-parcel.ts';
import { remedyOf } from '#domain/remedies/index.ts';
import type { FactFold, FactStep } from './step.ts';

/** Money that went back, what was given on top, and goods that are lost (D8, I1). */
export const foldMoney: FactFold = (facts, step) => {
  const { event, before, after } = step;
  return {
    ...facts,
    ...(before.refunds === after.refunds ? {} : { refunds: refundsOf(facts.refunds, step) }),
    ...(before.grants === after.grants ? {} : { grants: grantsOf(facts, step) }),
    ...(isLook(event) ? { lost: [...facts.lost, ...lostOf(event.data.units, event.at)] } : {}),
  };
};

const refundsOf = (known: readonly RefundFact[], { event, after }: FactStep): readonly RefundFact[] =>
  after.refunds.map((refund) => {
    const fact = known.find(({ n }) => n === refund.n) ?? begunRefund(refund, after);
    if (refund.status === 'arrived' && fact.arrivedAt === undefined) return { ...fact, arrivedAt: event.at };
    if (refund.status === 'reversed' && fact.arrivedAt !== undefined && fact.reversedAt === undefined)
      return { ...fact, reversedAt: event.at };
    return fact;
  });

const begunRefund = ({ n, money }: Refund, { agreement }: CaseState): RefundFact => ({
  n,
  amount: money.amount,
  currency: money.currency,
  ...(agreement && remedyOf(agreement.remedy).compensates === true ? { compensates: true } : {}),
});

/** A grant costs what it is worth once the customer has it, whether or not they use it. */
function grantsOf({ grants }: CaseFacts, { event, after }: FactStep): readonly GrantFact[] {
  const given = (after.grants ?? []).filter(
    ({ n, status, worth }) => status === 'delivered' && worth.amount > 0 && grants.every((fact) => fact.n !== n),
  );
  return [
    ...grants,
    ...given.map(({ n, worth }) => ({ n, amount: worth.amount, currency: worth.currency, at: event.at })),
  ];
}

type Look = CaseEvent<'returnInspected'> | CaseEvent<'outboundInspected'>;

/** Somebody in the warehouse has really looked: the same units as in the register of returned goods (D8). */
const isLook = (event: CaseEvent): event is Look =>
  (event.type === 'returnInspected' || event.type === 'outboundInspected') && event.by.type !== 'system';

function lostOf(units: readonly UnitOutcome[], at: number): readonly LostUnits[] {
  const lost = new Map<string, LostUnits>();
  for (const { lineNo, outcome, disposition } of units) {
    const why = outcome === 'missing' ? 'missing' : disposition === 'scrap' ? 'scrapped' : undefined;
    if (lineNo === null || why === undefined) continue;
    const key = `${lineNo}/${why}`;
    lost.set(key, { at, lineNo, why, quantity: (lost.get(key)?.quantity ?? 0) + 1 });
  }
  return [...lost.values()];
}
