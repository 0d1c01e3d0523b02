import { createHash } from 'node:crypto';
import { problemBody, Problem, refused } from '#sandbox/core/problem.ts';
import type { Ledger } from '#sandbox/core/ledger.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import type { KeptAnswer } from '#sandbox/control/state.ts';
import type { Input } from '#sandbox/http/input.ts';
import type { Route } from '#sandbox/http/route.ts';
import { clockOf } from '#sandbox/time/clock.ts';
import type { Timelines } from '#sandbox/time/timelines.ts';

/** What goes back to the caller. */
export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly replayed?: boolean;
  /** such an answer is not kept under its key */
  readonly retryAfterMs?: number | undefined;
};

export type Execution = {
  readonly route: Route;
  readonly input: Input;
  readonly baseUrl: string;
  readonly readLagMs: number;
};

export type Engine = { readonly ledger: Ledger; readonly timelines: Timelines };

/** Do what the call asks, once: the clock, the effect and the kept answer are one line of the journal. */
export async function execute(engine: Engine, execution: Execution): Promise<Answer> {
  const { route, input } = execution;
  if (!route.takeTime) return engine.ledger.transact((tx) => onTheClock(engine, tx, execution));
  const { params, query, body } = input;
  return answer(route, await route.takeTime({ ...engine, params, query, body }));
}

function onTheClock({ timelines }: Engine, tx: Tx, execution: Execution): Answer {
  const { route, input, baseUrl, readLagMs } = execution;
  const isPort = !route.operation.startsWith('world.');
  if (isPort && input.timeline !== null) timelines.follow(tx, input.timeline, input.businessTime);
  return onceByKey(tx, execution, () =>
    attempt(() =>
      answer(
        route,
        route.handle?.({
          tx,
          ...input,
          baseUrl,
          now: (orderNo) => {
            if (orderNo !== null) timelines.follow(tx, orderNo, null);
            return clockOf(tx.state, orderNo, tx.realNow);
          },
          sees: (createdRealAt) => tx.realNow - createdRealAt >= readLagMs,
        }),
      ),
    ),
  );
}

const answer = (route: Route, body: unknown): Answer => ({ status: route.status ?? 200, body });

/** A refusal is an answer like any other; what is no refusal is a bug and stays one. */
function attempt(act: () => Answer): Answer {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { status: error.status, body: problemBody(error), retryAfterMs: error.retryAfterMs };
  }
}

/** The same key and call: the same answer. The same key and another call: refused. */
function onceByKey(tx: Tx, { route, input }: Execution, act: () => Answer): Answer {
  const { key, params, body } = input;
  if (key === null) return act();
  const slot = `${route.operation} ${key}`;
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([params, body]))
    .digest('hex');
  const kept = tx.state.control.answers.get(slot);
  const said = {
    at: clockOf(tx.state, input.timeline, tx.realNow),
    port: 'world',
    orderNo: input.timeline,
    key,
  } as const;
  if (kept) {
    if (kept.fingerprint === fingerprint) tx.emit('call.repeated', { ...said, data: { slot } });
    return replay(kept, { key, fingerprint });
  }
  const made = act();
  if (made.retryAfterMs !== undefined) return made;
  tx.emit('call.answered', { ...said, data: { slot, answer: { fingerprint, status: made.status, body: made.body } } });
  return made;
}

function replay(kept: KeptAnswer, { key, fingerprint }: { key: string; fingerprint: string }): Answer {
  if (kept.fingerprint === fingerprint) return { status: kept.status, body: kept.body, replayed: true };
  const problem = refused('idempotency_key_reused', `header.Idempotency-Key: ${key} was used for another body`);
  return { status: problem.status, body: problemBody(problem) };
}
