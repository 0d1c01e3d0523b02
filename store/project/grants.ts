import type { CaseState } from '#domain/case/state.ts';
import { grantKeyOf } from '#domain/ids.ts';
import type { Grant } from '#domain/parts/grant/grant.ts';
import type { Queries } from '#store/db.ts';
import { planGrant, reportGrant, type GrantNews } from '#store/ledger/grants.ts';
import type { Step } from './step.ts';

/** Writes into the ledger of grants what the events say of them: promised before they are given, then what became of them. */
export async function projectGrants(queries: Queries, steps: readonly Step[]): Promise<void> {
  for (const { event, before, after } of steps) {
    const { caseNo, request } = after;
    const subject = { caseNo, order: { shop: request.shop, orderNo: request.order } };
    for (const grant of after.grants ?? []) {
      const known = grantIn(before, grant.n);
      const key = keyOf(caseNo, grant);
      if (!known) await planGrant(queries, subject, { key, ...planOf(grant), at: event.at });
      const state = known?.status === grant.status ? undefined : STATE[grant.status];
      if (state)
        await reportGrant(queries, {
          key,
          state,
          at: event.at,
          ...(grant.ref === undefined ? {} : { ref: grant.ref }),
        });
    }
  }
}

const grantIn = ({ grants = [] }: CaseState, n: number): Grant | undefined => grants.find((grant) => grant.n === n);

/** The ledger knows a grant by its first key, however often the shop was asked. */
const keyOf = (caseNo: string, { n }: Grant): string => grantKeyOf(caseNo, { n, failures: 0 });

const planOf = ({ kind, worth, sku }: Grant) => ({ kind, value: worth, ...(sku === undefined ? {} : { sku }) });

const STATE: { readonly [S in Grant['status']]: GrantNews['state'] | undefined } = {
  granted: undefined,
  delivered: 'delivered',
  failed: 'failed',
  expired: 'expired',
  cancelled: 'revoked',
};
