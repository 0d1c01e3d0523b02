import { abuseSignals } from '#domain/diagnosis/abuse.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Goods } from '#domain/goods.ts';
import type { UnitRef } from '#domain/parts/repair/repair.ts';
import { repairOutcomeOf } from '#domain/parts/repair/plan.ts';
import { isOrderLevel, kindOf } from '#domain/intake/kind.ts';
import type { CaseRequest, LineClaim } from '#domain/intake/request.ts';
import type { Order, OrderLine } from '#domain/order.ts';
import type { JudgedInputs } from '#domain/policy/decision.ts';
import type { PolicyFacts } from '#domain/policy/facts.ts';
import { isInStock } from '#domain/remedies/exchange/wanted.ts';
import type { Policy } from '#policies/policy.ts';
import type { CaseTx } from '#store/case-tx.ts';

/** Everything one judgement works with. */
export interface Bench {
  readonly tx: CaseTx;
  readonly state: CaseState;
  readonly order: Order;
  readonly policy: Policy;
  readonly at: number;
  /** Articles that were looked up for it (D3). */
  readonly goods?: readonly Goods[];
}

export const inputsOf = (facts: PolicyFacts, { order, state }: Bench): JudgedInputs => ({
  facts,
  dates: order.dates,
  requestedAt: state.openedAt,
});

/** A line of the order, and how many of its units the case is about. */
export interface LineMeant {
  readonly line: OrderLine;
  readonly quantity: number;
}

/** What of the order the request is about: the lines it names; of one about the whole order, all of them (A5). */
export function linesMeant(request: CaseRequest, order: Order): readonly LineMeant[] {
  const named = request.items ?? [];
  const whole = named.length === 0 && isOrderLevel(kindOf(request));
  const items: readonly LineClaim[] = whole ? order.lines : named;
  return items.flatMap(({ lineNo, quantity }) =>
    order.lines.filter((line) => line.lineNo === lineNo).map((line) => ({ line, quantity })),
  );
}

/** What was paid for these units, minor units. */
export const paidFor = (lines: readonly LineMeant[]): number =>
  lines.reduce((total, { line, quantity }) => total + Math.floor((line.net * quantity) / line.quantity), 0);

/** The facts that the policy's tables read, as they stood when the request came in (B1, R35). */
export async function policyFacts(bench: Bench): Promise<Omit<PolicyFacts, 'liability'>> {
  const { tx, state, order, policy } = bench;
  const { request, openedAt } = state;
  const window = policy.window(order.dates);
  const lines = linesMeant(request, order);
  return {
    problem: request.problem ?? 'no_longer_wanted',
    wish: request.wish ?? 'return_and_refund',
    change: request.change?.kind ?? 'none',
    channel: request.channel,
    orderStatus: order.status,
    hasProof: request.evidence > 0,
    batchDefect: (state.alarms ?? []).length > 0,
    serialFits: serialsFit(request, lines),
    daysOnTheRoad: daysOnTheRoad(bench),
    windowOpen: window.open(openedAt),
    daysSinceAnchor: window.daysSinceAnchor(openedAt),
    daysSinceOrder: policy.daysBetween(order.dates.placedAt, openedAt),
    categories: [...new Set(lines.map(({ line }) => line.category))],
    amount: paidFor(lines),
    tier: order.tier,
    replacementInStock: isReplacementInStock(bench, lines),
    repairsOfUnit: await tx.repairsOfUnits({ units: await unitsMeant(bench), serials: request.serials ?? [] }),
    repairOutcome: repairOutcomeOf(state),
    requestsForUnits: await tx.requestsForUnits(request.items ?? []),
    abuseSignals: abuseSignals(await tx.caseHistory(), policy.abuse, openedAt),
  };
}

/** The units that the request may be about: those of its lines that nobody else has and that were not replaced (R4). */
async function unitsMeant({ tx, state: { request } }: Bench): Promise<readonly UnitRef[]> {
  const named = new Set((request.items ?? []).map(({ lineNo }) => lineNo));
  return (await tx.unitsOfOrder())
    .filter(({ lineNo, state, caseNo }) => named.has(lineNo) && (state === 'free' || caseNo === tx.caseNo))
    .map(({ lineNo, unitNo }) => ({ lineNo, unitNo }));
}

/** Whether what the customer reads off was sent; where no serial number is on record nobody can tell (R33). */
function serialsFit({ serials = [] }: CaseRequest, lines: readonly LineMeant[]): boolean {
  const sent = lines.flatMap(({ line }) => line.serials ?? []);
  return sent.length === 0 || serials.every((serial) => sent.includes(serial));
}

function daysOnTheRoad({ state, order: { dates }, policy }: Bench): number {
  const { shippedAt, deliveredAt } = dates;
  return shippedAt === null || deliveredAt !== null ? 0 : policy.daysBetween(shippedAt, state.openedAt);
}

/** Whether what is wished for instead is there; where nobody looked, the warehouse will say when it is agreed (D3). */
function isReplacementInStock({ state, order, goods }: Bench, lines: readonly LineMeant[]): boolean {
  const items = lines.map(({ line: { lineNo }, quantity }) => ({ lineNo, quantity }));
  return goods === undefined || isInStock({ order, items, replacements: state.request.replacements ?? [], goods });
}
