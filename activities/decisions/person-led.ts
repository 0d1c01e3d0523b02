import { system } from '#domain/case/actor.ts';
import type { EventData, NewEvent } from '#domain/case/events.ts';
import { foldNew, openTask } from '#domain/case/new-event.ts';
import type { PolicyVerdict } from '#domain/policy/decision.ts';
import { linesMeant, paidFor, type Bench } from './bench.ts';
import { askedByRule } from './triage.ts';

/** A question, a complaint, an unhappy customer: a person has the word, and a rule may ask a department beside (A6, J1). */
export function handedToPerson(bench: Bench, task: Omit<EventData['taskOpened'], 'task'>): readonly NewEvent[] {
  const opened = openTask(bench.state, task, { by: system('intake'), at: bench.at });
  const after = foldNew(bench.state, [opened]);
  return [opened, ...askedByRule({ ...bench, state: after })];
}

/** Once the customer was spoken with: what the policy gives for such an experience, by its grade (G1). */
export function careFor({ state, order, policy }: Bench): Exclude<PolicyVerdict, { verdict: 'refuse' }> | undefined {
  const { contacts = [], request } = state;
  if (!request.review || !contacts.some(({ reached }) => reached)) return undefined;
  return policy.recovery({
    stars: request.review.stars,
    amount: paidFor(linesMeant(request, order)),
    tier: order.tier,
    cause: contacts.findLast(({ cause }) => cause !== undefined)?.cause ?? 'unsaid',
  });
}
