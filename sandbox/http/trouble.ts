import type { Response } from 'express';
import type { Trouble } from '#sandbox/control/trouble-schemas.ts';
import type { CallFault } from '#sandbox/control/trouble-schemas.ts';
import { Problem, problemBody } from '#sandbox/core/problem.ts';
import { send } from '#sandbox/http/answer.ts';
import type { Answer } from '#sandbox/http/execute.ts';
import { pause } from '#sandbox/webhooks/pause.ts';

/** How long a caller that gets no answer hangs before the line is cut. */
const HANG_MS = 120_000;
const LATE_MS = 1_000;
const READ_LAG_MS = 10_000;
const RETRY_AFTER_MS = 1_000;

export type Scene = {
  readonly trouble: Trouble;
  readonly response: Response;
  readonly stopping: AbortSignal;
  /** really do what was asked */
  readonly perform: (readLagMs?: number) => Promise<Answer>;
};

const FAULTS: { readonly [F in CallFault]: (scene: Scene) => Promise<void> } = {
  late: async (scene) => {
    await pause(scene.trouble.delayMs ?? LATE_MS, scene.stopping);
    send(scene.response, await scene.perform());
  },
  never: (scene) => hang(scene),
  http_429: async ({ trouble, response }) => {
    response.set('Retry-After', String(Math.ceil((trouble.delayMs ?? RETRY_AFTER_MS) / 1000)));
    refuse(response, new Problem(429, trouble.code ?? 'too_many_requests', 'slow down'));
  },
  http_500: async ({ trouble, response }) =>
    refuse(response, new Problem(500, trouble.code ?? 'internal_error', 'something broke on this side')),
  garbage: async ({ response, perform }) => {
    await perform();
    response.status(200).type('html').send('<html><body><h1>It works!</h1></body></html>');
  },
  do_then_timeout: async (scene) => {
    await scene.perform();
    await hang(scene);
  },
  do_then_reset: async ({ response, perform }) => {
    await perform();
    response.socket?.resetAndDestroy();
  },
  refuse: async ({ trouble, response }) =>
    refuse(response, new Problem(422, trouble.code ?? 'refused', 'refused because a trouble switch says so')),
  read_lag: async ({ trouble, response, perform }) => send(response, await perform(trouble.delayMs ?? READ_LAG_MS)),
};

/** Answer the call as the switch wants it. */
export function makeTrouble(scene: Scene): Promise<void> {
  const { fault } = scene.trouble;
  return isCallFault(fault) ? FAULTS[fault](scene) : Promise.resolve();
}

const isCallFault = (fault: string): fault is CallFault => fault in FAULTS;

const refuse = (response: Response, problem: Problem): void =>
  send(response, { status: problem.status, body: problemBody(problem) });

/** No answer, until the caller gives up or the line is cut. */
async function hang({ response, trouble, stopping }: Scene): Promise<void> {
  await pause(trouble.delayMs ?? HANG_MS, stopping);
  response.socket?.destroy();
}
