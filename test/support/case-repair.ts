import { provider, system } from '#domain/case/actor.ts';
import { park } from '#domain/case/clock-ends.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event, foldNew, openTask } from '#domain/case/new-event.ts';
import { stepOf } from '#domain/case/own-turn.ts';
import type { CaseState } from '#domain/case/state.ts';
import { repairKeyOf } from '#domain/ids.ts';
import { money } from '#domain/money.ts';
import type { OfferSummary } from '#domain/offer.ts';
import {
  isFree,
  isNewsOfRepair,
  latestQuote,
  type QuoteTold,
  type Repair,
  type RepairReport,
  type RepairStatus,
} from '#domain/parts/repair/repair.ts';
import { askedForPayment, paidBack, sentBack } from '#domain/parts/repair/settle.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import type { StepName } from '#domain/remedies/remedy.ts';
import type { TestCase } from './a-case.ts';
import { unpaidOf } from './case-money.ts';

/** What the activities of a repair put on record, without policy, ledger and workshop. */
export interface RepairAnswer {
  /** What the workshop answers instead of the ordinary. */
  readonly workshop?: RepairStatus;
}

/** An offer to repair both units; with `freight` the way back of what is not repaired costs so much. */
export const aRepair = (freight = 0): Partial<OfferSummary> => ({
  remedy: 'repair',
  money: { amount: 0, currency: 'USD' },
  terms: {
    repair: {
      lines: [{ lineNo: 1, sku: 'mug-red', quantity: 2 }],
      days: 7,
      ...(freight > 0 ? { backFreight: money(freight, 'USD') } : {}),
    },
  },
});

export const aQuote = (version: number, amount: number): QuoteTold => ({
  version,
  money: money(amount, 'USD'),
  reason: 'A new handle.',
  days: 3,
});

/** The workshop tells a price, as its webhook does. */
export const quoted = (test: TestCase, version: number, amount: number, n = 1): readonly CaseEvent[] =>
  test.hear('repairQuoted', {
    key: repairKeyOf(test.state.caseNo, n),
    revision: revisionAfter(test.state, n),
    quote: aQuote(version, amount),
  });

/** The workshop is a step further. */
export const worked = (test: TestCase, status: RepairStatus, n = 1): readonly CaseEvent[] =>
  test.hear('repairUpdated', {
    key: repairKeyOf(test.state.caseNo, n),
    revision: revisionAfter(test.state, n),
    status,
  });

const revisionAfter = ({ repairs = [] }: CaseState, n: number): number =>
  (repairs.find((one) => one.n === n)?.revision ?? 0) + 1;

interface Asked {
  readonly state: CaseState;
  readonly at: number;
  readonly n: number;
  readonly answer: RepairAnswer;
}

type RepairStep =
  'orderRepair' | 'answerQuote' | 'traceRepair' | 'askRepairPayment' | 'sendRepairBack' | 'offerForRepair';

export const REPAIR_STEPS: { readonly [S in RepairStep]: (asked: Asked) => readonly NewEvent[] } = {
  orderRepair: (asked) => told(asked, { status: 'intake', revision: repairOf(asked).revision + 1 }),
  answerQuote: (asked) => {
    const repair = repairOf(asked);
    const quote = latestQuote(repair);
    if (!quote) return [];
    const { state, at, n } = asked;
    const { version } = quote;
    const isNew = isFree(quote) && quote.answer === undefined;
    const free = isNew
      ? [event('quoteAnswered', { n, version, answer: 'approved' }, { by: system('free of charge'), at })]
      : [];
    const said = isFree(quote) || quote.answer === 'approved' ? 'repairing' : 'declined';
    const report: RepairReport = { status: said, revision: repair.revision + 1 };
    return [...free, ...told({ ...asked, state: foldNew(state, free) }, report)];
  },
  traceRepair: (asked) => {
    const { state, at, answer } = asked;
    const status = answer.workshop ?? 'intake';
    const revision = repairOf(asked).revision + 1;
    const news = status === 'quoted' ? [] : told(asked, { status, revision });
    return news.length > 0 ? news : [park(state, { kind: 'stuck', step: 'repair', why: 'late' }, at)];
  },
  askRepairPayment: (asked) => ifNext(asked, 'askRepairPayment', askedForPayment),
  sendRepairBack: (asked) => ifNext(asked, 'sendRepairBack', sentBack),
  offerForRepair: (asked) => ifNext(asked, 'offerForRepair', (state, repair, act) => instead(state, repair, act)),
};

function instead(
  state: CaseState,
  repair: Repair,
  act: { at: number; by: ReturnType<typeof system> },
): readonly NewEvent[] {
  const back = paidBack(state, repair, act);
  const amount = Math.ceil(unpaidOf(state) / 2);
  if (amount === 0) return [...back, openTask(state, { kind: 'newOffer', why: 'not repaired' }, act)];
  const offer: OfferSummary = {
    version: state.offers + 1,
    remedy: 'return_and_refund',
    money: money(amount, 'USD'),
    freight: 'merchant',
    decision: 1,
    refundDays: 7,
  };
  return [...back, event('offerMade', { offer }, act)];
}

function ifNext(
  { state, at, n }: Asked,
  name: StepName,
  events: (state: CaseState, repair: Repair, act: { at: number; by: ReturnType<typeof system> }) => readonly NewEvent[],
): readonly NewEvent[] {
  const step = stepOf(state);
  const isNext = step !== undefined && 'do' in step && step.do === name;
  return isNext ? events(state, repairOf({ state, n }), { at, by: system('repair') }) : [];
}

function repairOf({ state, n }: Pick<Asked, 'state' | 'n'>): Repair {
  const found = state.repairs?.find((one) => one.n === n);
  if (!found) throw new Error(`no repair ${n}`);
  return found;
}

const told = (asked: Asked, report: RepairReport): readonly NewEvent[] =>
  isNewsOfRepair(repairOf(asked), report)
    ? [event('repairReported', { n: asked.n, report }, { by: provider('warehouse'), at: asked.at })]
    : [];
