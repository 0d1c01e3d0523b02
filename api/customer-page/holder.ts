import type { Principal } from '#api/access.ts';
import type { ApiDeps } from '#api/deps.ts';
import { readLink, readPastLink } from '#api/links.ts';

type Customer = Extract<Principal, { kind: 'customer' }>;

/** What a token of a link is: good, once good and expired, or nothing of ours. */
export type Held =
  | { readonly kind: 'good'; readonly principal: Customer }
  | { readonly kind: 'expired'; readonly shop: string | undefined }
  | { readonly kind: 'unknown' };

/** Only who holds a link that was once signed by us hears that it has expired, and of which shop it was. */
export async function holderOf(token: string, api: ApiDeps): Promise<Held> {
  const principal = await readLink(token, api);
  if (principal?.kind === 'customer') return { kind: 'good', principal };
  const caseNo = await readPastLink(token, api);
  if (caseNo === undefined) return { kind: 'unknown' };
  return { kind: 'expired', shop: (await api.cases.get(caseNo))?.shop };
}
