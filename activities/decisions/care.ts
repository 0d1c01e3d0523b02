import type { Decision, DecisionCall } from '#activities/own.ts';
import { system } from '#domain/case/actor.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { event, openTask } from '#domain/case/new-event.ts';
import { zero, type Currency } from '#domain/money.ts';
import { needsCare } from '#domain/negotiation/care.ts';
import type { PolicyBook } from '#policies/load.ts';

/** Up to this score a policy that names none calls it poor. */
const POOR = 2;

/**
 * Looks at a score that was not the best (E2): a poor one brings an apology at once, and a person who calls and offers
 * something; where the problem is not solved either, that person is on the case already.
 */
export const care =
  (policies: PolicyBook, { at }: DecisionCall): Decision =>
  async (tx, state) => {
    if (!needsCare(state)) return [];
    const { poorScore = POOR } = policies.get(state.policy.id, state.policy.version).values;
    const { score, solved } = state.unhappy ?? { score: 0, solved: true };
    const act = { by: system('poorScore'), at };
    const poor = score <= Number(poorScore);
    if (!poor) return [event('careDecided', { poor }, act)];
    const apology = { kind: 'apology' as const, worth: zero((await tx.order())?.currency ?? FALLBACK) };
    const task: NewEvent = openTask(state, { kind: 'care', why: `the customer gave ${score} of 5` }, act);
    return [
      event('careDecided', { poor }, act),
      event('grantMade', { grant: apology }, act),
      ...(solved ? [task] : []),
    ];
  };

/** Of nothing: an apology costs nothing in any currency. */
const FALLBACK: Currency = 'USD';
