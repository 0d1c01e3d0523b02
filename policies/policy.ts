import type { TimeFrame } from '#domain/calendar/duration.ts';
import { daysBetween } from '#domain/calendar/local-date.ts';
import type { PromiseLimits } from '#domain/compensation/limits.ts';
import type { FindingLiability } from '#domain/diagnosis/finding.ts';
import type { Currency } from '#domain/money.ts';
import type { Because, Bilingual, PolicyVerdict } from '#domain/policy/decision.ts';
import type { FindingFacts, OrderDates, PolicyFacts } from '#domain/policy/facts.ts';
import { windowOf, type Window } from '#domain/policy/window.ts';
import type { SettlementRules } from '#domain/settlement/rules.ts';
import type { ReportGaps, Tender } from './clocks.ts';
import { createCompiler } from './expression.ts';
import { PolicyFault } from './fault.ts';
import type { IntakePolicy } from './intake.ts';
import { createIntakePolicy, type LoadedIntakePolicy } from './intake-policy.ts';
import { detailsOf } from './offer-terms.ts';
import { createPolicyTime, type PolicyTime } from './policy-time.ts';
import type { LiabilityThen, PolicyFile, VerdictThen } from './schema.ts';
import { settlementRulesOf } from './settlement.ts';
import { createTable, type Hit, type TableContext } from './table.ts';
import { FINDING_FACTS, POLICY_FACTS, type Constants, type FactType } from './vocabulary.ts';

/** Where somebody would like a refund to go. */
export interface RefundTarget {
  /** One of the payments the money came from. */
  readonly original: boolean;
  readonly tender: Tender;
  /** A means of payment on file for the customer of the order. */
  readonly ofCustomer: boolean;
  /** The order has not left: its money may have fewer ways back. */
  readonly unshipped?: boolean;
}

/** What has to be there before money goes back for goods that come back. */
export type RefundHold = PolicyFile['refund']['hold'];

/**
 * One version of one policy: it decides, explains and counts, and never changes; a case pins it at intake (C2, F4).
 * Nothing here reads a clock.
 */
export interface Policy extends IntakePolicy, PolicyTime {
  readonly id: string;
  readonly version: string;
  readonly effectiveFrom: string;
  readonly title: Bilingual;
  readonly zone: string;
  readonly currency?: Currency;
  /** Minor units: what an agent may promise alone, and above what an offer needs a supervisor first (B5, R43). */
  readonly limits: PromiseLimits & { readonly autoOffer: number };
  /** What it says of money: offers broken by a part return, shipping, fees, tenders, providers' limits (R7-R24). */
  readonly settlement: SettlementRules;
  readonly refundHold: RefundHold;
  /** Whether what was given with a return is taken back when nothing is sent back (C4). */
  readonly grantsOnLapse: PolicyFile['grantsOnLapse']['value'];
  /** The constants the rules read. */
  readonly values: Constants;
  /** Who is liable, by the first rule that holds (B4). */
  find(facts: FindingFacts): { readonly liability: FindingLiability; readonly because: Because };
  /** What the customer gets: an offer, a refusal with its reason, or a person's decision (C2). */
  decide(facts: PolicyFacts): PolicyVerdict;
  /** How many days of the policy's calendar lie from one instant to another. */
  daysBetween(from: number, to: number): number;
  /** The window for returns without a reason of an order (R36). */
  window(dates: OrderDates): Window;
  /** Whether a refund may go there; otherwise the refusal is `refund_method_not_allowed`. */
  allowsRefundTo(target: RefundTarget): boolean;
}

/** A policy with the names of its rules and what its file says, for tests, docs and the `show` command. */
export interface LoadedPolicy extends Policy, LoadedIntakePolicy {
  readonly file: PolicyFile;
  /** The file as its author wrote it, where it was read from one. */
  readonly text?: string;
  /** Where it counts time, unless a shop says otherwise. */
  readonly frame: TimeFrame;
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
  return {
    ...headOf(file),
    ...createPolicyTime(file, { frame, report }),
    ...inSection('intake', () => createIntakePolicy(file, (facts) => contextOf(file, constants, facts))),
    file,
    frame,
    rules: { liability: liability.rules, remedies: remedies.rules },
    values: constants,
    find: (facts) => {
      const hit = liability.decide(facts);
      return { liability: hit.answer.liability, because: hit.because };
    },
    decide: (facts) => verdictOf(remedies.decide(facts)),
    daysBetween: (from, to) => Math.max(0, daysBetween(frame.zone.dateAt(from), frame.zone.dateAt(to))),
    window: (dates) => {
      const window = windowOf(file.window, dates, frame);
      if (window.uncovered.length > 0) report(window.uncovered);
      return window;
    },
    allowsRefundTo: ({ original, tender, ofCustomer, unshipped = false }) =>
      ((unshipped ? file.refundTo.unshipped : undefined) ?? file.refundTo.targets).some((target) =>
        target === 'original' ? original : tender === 'gift_card' && ofCustomer,
      ),
  };
}

type Head = Pick<
  Policy,
  | 'id'
  | 'version'
  | 'effectiveFrom'
  | 'title'
  | 'zone'
  | 'currency'
  | 'limits'
  | 'settlement'
  | 'refundHold'
  | 'grantsOnLapse'
>;

const headOf = (file: PolicyFile): Head => ({
  id: file.id,
  version: file.version,
  effectiveFrom: file.effectiveFrom,
  title: file.title,
  zone: file.zone,
  ...(file.currency === undefined ? {} : { currency: file.currency }),
  limits: {
    agent: file.limits.agent,
    autoOffer: file.limits.autoOffer,
    ...(file.limits.senior === undefined ? {} : { senior: file.limits.senior }),
    ...(file.limits.supervisor === undefined ? {} : { supervisor: file.limits.supervisor }),
    ...(file.limits.manager === undefined ? {} : { manager: file.limits.manager }),
  },
  settlement: settlementRulesOf(file.settlement),
  refundHold: file.refund.hold,
  grantsOnLapse: file.grantsOnLapse.value,
});

/** What rules may name: the file's own values, and the figures of other sections under fixed names. */
const constantsOf = (file: PolicyFile): Constants => ({
  ...Object.fromEntries(Object.entries(file.values).map(([name, { value }]) => [name, value])),
  windowDays: file.window.days,
  agentLimit: file.limits.agent,
  autoOfferLimit: file.limits.autoOffer,
  alarmProblems: file.alarm.problems,
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
    throw new PolicyFault([section], `${section}: ${error instanceof Error ? error.message : String(error)}`, error);
  }
}

function verdictOf({ answer, because }: Hit<VerdictThen>): PolicyVerdict {
  if (answer === 'person') return { verdict: 'person', because };
  if ('refuse' in answer) return { verdict: 'refuse', code: answer.refuse, disputable: answer.disputable, because };
  const { offer: remedy, freight, refundShipping } = answer;
  return { verdict: 'offer', remedy, freight, refundShipping, ...detailsOf(answer), because };
}
