import type { CaseState } from '#domain/case/state.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { isOwed } from './grant.ts';

/** A remedy that only gives something: the part gives it on its own account, and then the remedy has ended (D6). */
export function nextOfGiving({ grants = [], agreement }: CaseState): NextStep | undefined {
  const agreed = grants.filter(({ version }) => version === agreement?.version);
  return agreed.some(isOwed) ? undefined : { ended: 'fulfilled' };
}
