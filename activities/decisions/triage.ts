import { system } from '#domain/case/actor.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import { kindOf } from '#domain/intake/kind.ts';
import type { Bench } from './bench.ts';

/** How soon the case is looked at, and by whom, with the reason; nothing when that is known already (A7, J3). */
export async function triaged({ tx, state, order, policy, at }: Bench): Promise<readonly NewEvent[]> {
  const { request, triage } = state;
  const { impact = 'unsaid', urgent = false } = request;
  const { priority, queue, because } = policy.triage({ kind: kindOf(request), impact, urgent, tier: order.tier });
  if (triage?.priority === priority && triage.queue === queue) return [];
  await tx.saveDecision({ at, kind: 'triage', verdict: `${priority} ${queue}`, because });
  return [{ ...event('triaged', { priority, queue }, { by: system('triage'), at }), because: because.rule }];
}

/** The question that a rule puts to a department, once in a case (B6). */
export function askedByRule({ state, order, policy, at }: Bench): readonly NewEvent[] {
  const { request } = state;
  const asked = policy.asks({
    kind: kindOf(request),
    problem: request.problem ?? 'no_longer_wanted',
    cause: request.cause ?? 'unsaid',
    hasProof: request.evidence > 0,
    orderStatus: order.status,
  });
  if (!asked) return [];
  const act = { by: system('asks'), at };
  const task = openTask(state, { kind: 'ask', why: asked.because.says.en, department: asked.department }, act);
  return [{ ...task, because: asked.because.rule }];
}
