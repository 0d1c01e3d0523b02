import type { Actor } from '#domain/case/actor.ts';
import type { CommandData } from '#domain/case/commands.ts';
import type { CaseEvent, NewEvent } from '#domain/case/events.ts';
import { system } from '#domain/case/actor.ts';
import { openTask } from '#domain/case/new-event.ts';
import { isFrozen } from '#domain/case/waiting-on.ts';
import { withMoves } from '#domain/case/moves.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Result } from '#domain/refusals.ts';
import type { PolicyBook } from '#policies/load.ts';
import { BrokenLedger } from '#store/ledger/broken-ledger.ts';
import type { CaseTx } from '#store/case-tx.ts';
import type { Journal } from '#store/journal.ts';
import { arrangeClock } from './arrange-clock.ts';
import type { CrashPoint } from './crash-point.ts';
import { composeOffer } from './decisions/compose-offer.ts';
import { diagnose } from './decisions/diagnose.ts';
import { planRefund } from './decisions/plan-refund.ts';
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

export type OfferCall = DecisionCall & { readonly by: Actor; readonly data: CommandData['makeOffer'] };

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
  /** What an inspected return is worth, and the refunds for it, reserved (R8, R26). */
  settleReturn(call: DecisionCall): Promise<Written>;
  /** The refund of a case without a return, or the next try of one that failed (D1, R19). */
  planRefund(call: DecisionCall): Promise<Written>;
}

export interface OwnDeps {
  readonly journal: Journal;
  readonly policies: PolicyBook;
  readonly crashPoint: CrashPoint;
}

/** A decision: from what is on record to the events it leads to, inside the transaction that records them. */
export type Decision = (tx: CaseTx, state: CaseState) => Promise<readonly NewEvent[]>;

export function createOwnActivities({ journal, policies, crashPoint }: OwnDeps): OwnActivities {
  const arrange = arrangeClock(policies);
  const write = async (name: WriteName, { caseNo, seq, cause }: WriteCall, decide: Decision): Promise<Written> => {
    const put = (decision: Decision) =>
      journal.write({
        caseNo,
        seq,
        cause,
        arrange,
        decide: async (tx, state) => withMoves(state, await decision(tx, state)),
      });
    crashPoint(`${name}.before`, cause);
    const written = await put(decide).catch((error: unknown) => {
      if (error instanceof BrokenLedger) return put(freeze(error.message));
      throw error;
    });
    crashPoint(`${name}.after`, [cause, ...written.events.map(({ type }) => type)].join(' '));
    return written;
  };
  return {
    commit: (call) => write('commit', call, () => Promise.resolve(call.events)),
    diagnose: (call) => write('diagnose', call, diagnose(policies, call)),
    composeOffer: composeOffer({ policies, write: (call, decide) => write('commit', call, decide) }),
    settleReturn: (call) => write('settleReturn', call, settleReturn(call)),
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
