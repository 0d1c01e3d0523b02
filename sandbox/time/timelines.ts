import type { Ledger } from '#sandbox/core/ledger.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { catchUp, clockOf, moveClock, nextOf } from '#sandbox/time/clock.ts';
import { perform } from '#sandbox/time/happenings.ts';
import type { Courier } from '#sandbox/webhooks/courier.ts';

export type Happened = { at: string; what: string };
export type Advanced = { now: string; happened: Happened[] };

export type Timelines = {
  /** A call came with the case's time: the clock follows, and what has become due happens before the call. */
  follow(tx: Tx, orderNo: string, businessTime: number | null): void;
  advance(orderNo: string, to: number): Promise<Advanced>;
  tick(): void;
};

export type TimelineDeps = { ledger: Ledger; courier: Courier; now: () => number };

const WEBHOOK_PATIENCE_MS = 10_000;

export function createTimelines(deps: TimelineDeps): Timelines {
  const { ledger } = deps;
  /** orders whose clock is being advanced: nobody else makes things happen to them meanwhile */
  const advancing = new Map<string, Promise<Advanced>>();
  return {
    follow(tx, orderNo, businessTime) {
      if (businessTime !== null) moveClock(tx, orderNo, businessTime);
      if (!advancing.has(orderNo)) catchUp(tx, orderNo);
    },
    advance(orderNo, to) {
      const before = Promise.allSettled([advancing.get(orderNo)]);
      const run = before.then(() => advance(deps, orderNo, to));
      advancing.set(orderNo, run);
      return run.finally(() => {
        if (advancing.get(orderNo) === run) advancing.delete(orderNo);
      });
    },
    tick() {
      const due = dueOrders(ledger.state, deps.now()).filter((orderNo) => !advancing.has(orderNo));
      for (const orderNo of due) ledger.transact((tx) => catchUp(tx, orderNo));
    },
  };
}

const dueOrders = (state: State, realNow: number): string[] =>
  [...state.time.scheduled.keys()].filter((orderNo) => {
    const next = nextOf(state, orderNo);
    return next !== undefined && next.at <= clockOf(state, orderNo, realNow);
  });

/** One thing after another; the next one waits until we were told of the last one. */
async function advance({ ledger, courier, now }: TimelineDeps, orderNo: string, to: number): Promise<Advanced> {
  const patienceUntil = now() + WEBHOOK_PATIENCE_MS;
  const happened: Happened[] = [];
  await courier.settled(orderNo, patienceUntil);
  for (let next = nextOf(ledger.state, orderNo); next; next = nextOf(ledger.state, orderNo)) {
    if (next.at > Math.max(to, clockOf(ledger.state, orderNo, now()))) break;
    const due = next;
    ledger.transact((tx) => {
      moveClock(tx, orderNo, due.at);
      perform(tx, due);
    });
    happened.push({ at: iso(due.at), what: due.what });
    await courier.settled(orderNo, patienceUntil);
  }
  ledger.transact((tx) => moveClock(tx, orderNo, to));
  return { now: iso(clockOf(ledger.state, orderNo, now())), happened };
}
