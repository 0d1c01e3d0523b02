import type { TimeFrame } from '#domain/calendar/duration.ts';
import type { ClockName } from '#domain/case/clocks.ts';
import type { FindingLiability } from '#domain/diagnosis/finding.ts';
import type { Currency } from '#domain/money.ts';
import type { Because, Bilingual, PolicyVerdict } from '#domain/policy/decision.ts';
import type { FindingFacts, OrderDates, PolicyFacts } from '#domain/policy/facts.ts';
import { windowOf, type Window } from '#domain/policy/window.ts';
import {
  clockTimesOf,
  refundDaysOf,
  refundPromiseOf,
  type ClockTimes,
  type ReportGaps,
  type Tender,
} from './clocks.ts';
import { createCompiler } from './expression.ts';
import type { LiabilityThen, PolicyFile, VerdictThen } from './schema.ts';
import { createTable, type Hit, type TableContext } from './table.ts';
import { FINDING_FACTS, POLICY_FACTS, type Constants, type FactType } from './vocabulary.ts';

/** Where somebody would like a refund to go. */
export interface RefundTarget {
  /** One of the payments the money came from. */
  readonly original: boolean;
  readonly tender: Tender;
  /** A means of payment on file for the customer of the order. */
  readonly ofCustomer: boolean;
}

/** When the outbound shipping is refunded at all, beside what the remedy's `refundShipping` says (R11). */
export type ShippingRefund = PolicyFile['shippingRefund']['rule'];

/**
 * One version of one policy: it decides, explains and counts, and never changes; a case pins it at intake (C2, F4).
 * Nothing here reads a clock.
 */
export interface Policy {
  readonly id: string;
  readonly version: string;
  readonly effectiveFrom: string;
  readonly title: Bilingual;
  readonly zone: string;
  readonly currency?: Currency;
  /** Minor units: what an agent may promise alone, and above what an offer needs a supervisor first (B5, R43). */
  readonly limits: { readonly agent: number; readonly autoOffer: number };
  readonly shippingRefund: ShippingRefund;
  /** The constants the rules read. */
  readonly values: Constants;
  /** Who is liable, by the first rule that holds (B4). */
  find(facts: FindingFacts): { readonly liability: FindingLiability; readonly because: Because };
  /** What the customer gets: an offer, a refusal with its reason, or a person's decision (C2). */
  decide(facts: PolicyFacts): PolicyVerdict;
  /** The window for returns without a reason of an order (R36). */
  window(dates: OrderDates): Window;
  /** A clock's instants when it starts at `startedAt`; `tender` matters to the arrival of a refund alone. */
  clock(name: ClockName, startedAt: number, about?: { readonly tender?: Tender }): ClockTimes;
  /** Working days within which a refund is promised to arrive (D1). */
  refundDays(tender?: Tender): number;
  /** The instant until which a refund asked for now is promised to have arrived (D1). */
  refundPromise(startedAt: number, tender?: Tender): number;
  /** Whether a refund may go there; otherwise the refusal is `refund_method_not_allowed`. */
  allowsRefundTo(target: RefundTarget): boolean;
}

/** A policy with the names of its rules and what its file says, for tests, docs and the `show` command. */
export interface LoadedPolicy extends Policy {
  readonly file: PolicyFile;
  readonly rules: { readonly liability: readonly string[]; readonly remedies: readonly string[] };
}

/** What a policy needs besides its file. */
export interface PolicyDeps {
  readonly frame: TimeFrame;
  readonly report: ReportGaps;
}

/** Makes a policy of its file; throws an Error that names the section and the rule when the file makes no sense. */
export function createPolicy(file: PolicyFile, { frame, report }: PolicyDeps): LoadedPolicy {
  const constants = constantsOf(file);
  const liability = inSection('liability', () =>
    createTable<FindingFacts, LiabilityThen>(file.liability, contextOf(file, constants, FINDING_FACTS)),
  );
  const remedies = inSection('remedies', () =>
    createTable<PolicyFacts, VerdictThen>(file.remedies, contextOf(file, constants, POLICY_FACTS)),
  );
  const counting = { frame, report };
  const refundPromise = (startedAt: number, tender?: Tender): number =>
    refundPromiseOf(file.refund, tender, counting)(startedAt);
  return {
    ...headOf(file),
    file,
    rules: { liability: liability.rules, remedies: remedies.rules },
    values: constants,
    find: (facts) => {
      const hit = liability.decide(facts);
      return { liability: hit.answer.liability, because: hit.because };
    },
    decide: (facts) => verdictOf(remedies.decide(facts)),
    window: (dates) => {
      const window = windowOf(file.window, dates, frame);
      if (window.uncovered.length > 0) report(window.uncovered);
      return window;
    },
    clock: (name, startedAt, about = {}) =>
      clockTimesOf(file.clocks[name], startedAt, { ...counting, promise: (at) => refundPromise(at, about.tender) }),
    refundDays: (tender) => refundDaysOf(file.refund, tender),
    refundPromise,
    allowsRefundTo: ({ original, tender, ofCustomer }) =>
      file.refundTo.targets.some((target) => (target === 'original' ? original : tender === 'gift_card' && ofCustomer)),
  };
}

type Head = Pick<
  Policy,
  'id' | 'version' | 'effectiveFrom' | 'title' | 'zone' | 'currency' | 'limits' | 'shippingRefund'
>;

const headOf = (file: PolicyFile): Head => ({
  id: file.id,
  version: file.version,
  effectiveFrom: file.effectiveFrom,
  title: file.title,
  zone: file.zone,
  ...(file.currency === undefined ? {} : { currency: file.currency }),
  limits: { agent: file.limits.agent, autoOffer: file.limits.autoOffer },
  shippingRefund: file.shippingRefund.rule,
});

/** What rules may name: the file's own values, and the figures of other sections under fixed names. */
const constantsOf = (file: PolicyFile): Constants => ({
  ...Object.fromEntries(Object.entries(file.values).map(([name, { value }]) => [name, value])),
  windowDays: file.window.days,
  agentLimit: file.limits.agent,
  autoOfferLimit: file.limits.autoOffer,
});

function contextOf(file: PolicyFile, constants: Constants, facts: Readonly<Record<string, FactType>>): TableContext {
  return {
    policy: file.id,
    version: file.version,
    constants,
    factNames: Object.keys(facts),
    compile: createCompiler({ facts, constants }),
  };
}

/** Names the section of the file in whatever goes wrong while it is read. */
function inSection<T>(section: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(`${section}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function verdictOf({ answer, because }: Hit<VerdictThen>): PolicyVerdict {
  if (answer === 'person') return { verdict: 'person', because };
  if ('refuse' in answer) return { verdict: 'refuse', code: answer.refuse, disputable: answer.disputable, because };
  const { offer: remedy, freight, refundShipping } = answer;
  return { verdict: 'offer', remedy, freight, refundShipping, because };
}
