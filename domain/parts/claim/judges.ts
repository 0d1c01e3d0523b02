import type { Judges } from '#domain/case/judge.ts';
import { event } from '#domain/case/new-event.ts';
import { claimKeyOf } from '#domain/ids.ts';
import { isNewsOfClaim } from './claim.ts';

/** What the carrier decided of a claim. */
export const claimJudges: Pick<Judges, 'claimReported'> = {
  claimReported: (state, { by, data: { key, report } }, at) => {
    const claim = state.claims?.find(({ n }) => claimKeyOf(state.caseNo, n) === key);
    return claim && isNewsOfClaim(claim, report) ? [event('claimReported', { n: claim.n, report }, { by, at })] : [];
  },
};
