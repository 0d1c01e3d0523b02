import type { Actor } from '#domain/case/actor.ts';
import type { CommandData } from '#domain/case/commands.ts';
import type { CaseEvent, NewEvent } from '#domain/case/events.ts';
import { system } from '#domain/case/actor.ts';
import { openTask } from '#domain/case/new-event.ts';
import { isFrozen } from '#domain/case/waiting-on.ts';
import { withMoves } from '#domain/case/moves.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Goods } from '#domain/goods.ts';
import type { Result } from '#domain/refusals.ts';
import type { Priority } from '#domain/triage.ts';
import type { SettlementRules } from '#domain/settlement/rules.ts';
import type { KnowledgeBase } from '#knowledge/base.ts';
import type { PolicyBook } from '#policies/load.ts';
import { BrokenLedger } from '#store/ledger/broken-ledger.ts';
import type { CaseTx } from '#store/case-tx.ts';
import type { Journal } from '#store/journal.ts';
import { arrangeClock } from './arrange-clock.ts';
import type { CrashPoint } from './crash-point.ts';
import { answerWish } from './decisions/answer-wish.ts';
import { care } from './decisions/care.ts';
import { composeOffer } from './decisions/compose-offer.ts';
import { diagnose } from './decisions/diagnose.ts';
import { withLedger } from './decisions/recovered.ts';
import { judgePayoutOf } from './decisions/judge-payout.ts';
import { repayDeduction } from './decisions/repay-deduction.ts';
import { offerForRepair, type InsteadOfRepairCall } from './decisions/offer-for-repair.ts';
import { planRefund } from './decisions/plan-refund.ts';
import { settleExchange } from './decisions/settle-exchange.ts';
import { offerInstead, refundInstead, returnCharge } from './decisions/undo-exchange.ts';
import { offerReturn } from './decisions/offer-return.ts';
import { settleOutbound } from './decisions/settle-outbound.ts';
import { settleReturn } from './decisions/settle-return.ts';
import type { LookedUp } from './outside/contract.ts';

/** Which case writes, the last event it knows, and the cause that names this write once in the case's life. */
export interface WriteCall {
  readonly caseNo: string;
  readonly seq: number;
  readonly cause: string;
}

/** A write whose events are decided by an activity, at a business time (epoch ms). */
export interface DecisionCall extends WriteCall {
  readonly at: number;
}

/**
 * The events now on record after the caller's `seq`. Not `done`: somebody else's write came first - by a crash, this
 * history had not heard of it - and the decision has to be taken anew; `others` are the causes of what else is news.
 */
export interface Written {
  readonly events: readonly CaseEvent[];
  readonly done: boolean;
  readonly others?: readonly string[];
}

export type OfferCall = DecisionCall & {
  readonly by: Actor;
  readonly data: CommandData['makeOffer'];
  /** Articles that it names, as the shop sells them now (D3). */
  readonly goods?: readonly Goods[];
};

/**
 * Decisions and the record: our own database, one transaction each. Run again after a crash they answer what is on
 * record under their cause and decide nothing twice (design 4).
 */
export interface OwnActivities {
  /** Puts events on record. */
  commit(call: WriteCall & { events: readonly NewEvent[] }): Promise<Written>;
  /** Judges a request: facts, liability, policy, units (B4, C2, R1, R35). */
  diagnose(call: DecisionCall & LookedUp): Promise<Written>;
  /** A person's offer within policy and limits (C5, R43). */
  composeOffer(call: OfferCall): Promise<Result<Written>>;
  /** The policy's answer to what a customer would rather have (C5). */
  answerWish(call: DecisionCall): Promise<Written>;
  /** What follows from a score that was not the best (E2). */
  care(call: DecisionCall): Promise<Written>;
  /** What an inspected return is worth, and the refunds for it, reserved (R8, R26). */
  settleReturn(call: DecisionCall): Promise<Written>;
  /** What never reached the customer: the refunds for it, or the goods once more (R29, R30). */
  settleOutbound(call: DecisionCall): Promise<Written>;
  /** A return instead of goods that could not be stopped (R31). */
  offerReturn(call: DecisionCall): Promise<Written>;
  /** What came back of an exchange: what goes out for it, what is due and what goes back (R15, R26). */
  settleExchange(call: DecisionCall): Promise<Written>;
  /** Money instead of goods that are out of stock, for the customer to agree to (D3). */
  offerInstead(call: DecisionCall): Promise<Written>;
  /** Something else for goods that could not be repaired, or were lost on our way (D4). */
  offerForRepair(call: InsteadOfRepairCall): Promise<Written>;
  /** Money instead of goods that cannot be sent, where the old ones are here (R19). */
  refundInstead(call: DecisionCall & { n: number }): Promise<Written>;
  /** What was paid and is not due, on its way back (R7). */
  returnCharge(call: DecisionCall & { n: number }): Promise<Written>;
  /** What the policy says of the other way that a customer chose for their money (R16). */
  judgePayout(call: DecisionCall & { n: number }): Promise<Written>;
  /** What was withheld for wear and is not taken (R13). */
  repayDeduction(call: DecisionCall & { n: number }): Promise<Written>;
  /** The refund of a case without a return, or the next try of one that failed (D1, R19). */
  planRefund(call: DecisionCall): Promise<Written>;
}

export interface OwnDeps {
  readonly journal: Journal;
  readonly policies: PolicyBook;
  readonly knowledge: KnowledgeBase;
  readonly crashPoint: CrashPoint;
  /** Has the work of a case go before others, now that it is known how urgent it is (A7); never fails. */
  readonly raisePriority?: (caseNo: string, priority: Priority) => Promise<void>;
}

/**
 * A decision: from what is on record to the events it leads to, inside the transaction that records them; `rules` is
 * what the case's policy says of money.
 */
export type Decision = (tx: CaseTx, state: CaseState, rules: () => SettlementRules) => Promise<readonly NewEvent[]>;

export function createOwnActivities(deps: OwnDeps): OwnActivities {
  const { journal, policies, knowledge, crashPoint, raisePriority } = deps;
  const arrange = arrangeClock(policies);
  const rulesOf = ({ policy: { id, version } }: CaseState) => policies.get(id, version).settlement;
  const write = async (name: WriteName, { caseNo, seq, cause }: WriteCall, decide: Decision): Promise<Written> => {
    const put = (decision: Decision) =>
      journal.write({
        caseNo,
        seq,
        cause,
        arrange,
        decide: async (tx, state) => withMoves(state, await decision(tx, state, () => rulesOf(state))),
      });
    await crashPoint(`${name}.before`, `${caseNo} ${cause}`);
    const written = await put(decide).catch((error: unknown) => {
      if (error instanceof BrokenLedger) return put(freeze(error.message));
      throw error;
    });
    await crashPoint(`${name}.after`, [caseNo, cause, ...written.events.map(({ type }) => type)].join(' '));
    return written;
  };
  return {
    commit: (call) => write('commit', call, withLedger(call.events)),
    diagnose: async (call) => {
      const written = await write('diagnose', call, diagnose({ policies, knowledge }, call));
      const triaged = written.events.find((one) => one.type === 'triaged');
      if (triaged) void raisePriority?.(call.caseNo, triaged.data.priority);
      return written;
    },
    composeOffer: composeOffer({ policies, write: (call, decide) => write('commit', call, decide) }),
    answerWish: (call) => write('commit', call, answerWish(policies, call)),
    care: (call) => write('commit', call, care(policies, call)),
    settleOutbound: (call) => write('commit', call, settleOutbound(call)),
    offerReturn: (call) => write('commit', call, offerReturn(policies, call)),
    settleReturn: (call) => write('settleReturn', call, settleReturn(call)),
    settleExchange: (call) => write('commit', call, settleExchange(call)),
    offerInstead: (call) => write('commit', call, offerInstead(policies, call)),
    offerForRepair: (call) => write('commit', call, offerForRepair(policies, call)),
    refundInstead: (call) => write('commit', call, refundInstead(call)),
    returnCharge: (call) => write('commit', call, returnCharge(call)),
    judgePayout: (call) => write('commit', call, judgePayoutOf(call)),
    repayDeduction: (call) => write('commit', call, repayDeduction(call)),
    planRefund: (call) => write('planRefund', call, planRefund(call)),
  };
}

/** The ledger refused what was to be written: the case stops and finance looks, nothing else is done (R7, design 9.9). */
const freeze =
  (why: string): Decision =>
  (_tx, state) =>
    Promise.resolve(
      isFrozen(state)
        ? []
        : [openTask(state, { kind: 'lateMoney', why }, { by: system('ledger'), at: lastInstant(state) })],
    );

const lastInstant = (state: CaseState): number =>
  Math.max(state.since, state.openedAt, ...state.clocks.map((clock) => clock.startedAt));

type WriteName = 'commit' | 'diagnose' | 'settleReturn' | 'planRefund';
