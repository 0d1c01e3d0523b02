import { emptyState } from '#domain/case/state.ts';
import { seesCase, seesShop, type Principal } from './access.ts';
import type { ApiDeps, CaseRecord, Shops } from './deps.ts';
import { Problem } from './problems.ts';
import type { Context } from './route.ts';

/** Who asks, on a route that is not open. */
export function asking(context: Context): Principal {
  if (!context.principal) throw new Problem('unauthenticated');
  return context.principal;
}

/** The case, when it exists and the caller may see it; both 'no's are the same answer, so that nobody can probe. */
export async function ownCase(context: Context, caseNo: string): Promise<CaseRecord> {
  const record = (await context.deps.cases.get(caseNo)) ?? (await takenIn(context.deps, caseNo));
  if (!record || !seesCase(asking(context), record)) throw new Problem('case_unknown');
  return record;
}

/** A case that was taken in and whose workflow has not recorded anything yet. */
async function takenIn(deps: ApiDeps, caseNo: string): Promise<CaseRecord | undefined> {
  const intake = await deps.intake.find(caseNo);
  if (!intake) return undefined;
  const { request, receivedAt } = intake;
  return {
    caseNo,
    shop: request.shop,
    waitingOn: 'aftercare',
    state: { ...emptyState(caseNo), request, openedAt: receivedAt, since: receivedAt },
  };
}

/** The shops a list may show the caller: all of theirs, or the one they named if it is among them. */
export function shopsOf(principal: Principal, wanted: string | undefined): Shops {
  if (wanted !== undefined) return seesShop(principal, wanted) ? [wanted] : [];
  if (principal.kind === 'customer') return [];
  return principal.shops.includes('*') ? 'all' : principal.shops;
}
