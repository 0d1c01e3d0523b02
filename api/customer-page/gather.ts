import type { Address } from '#domain/address.ts';
import type { CaseRecord } from '#api/deps.ts';
import type { AddressLines, CasePicture } from './picture.ts';
import type { CustomerPageDeps } from './ports.ts';
import { openTurns } from './turns.ts';
import type { Say } from './say.ts';
import type { ItemLine, Typed } from './views/fields.ts';

/** Everything a page shows of a case, asked for only where the page shows it. */
export async function pictureOf(
  deps: CustomerPageDeps,
  record: CaseRecord,
  page: { readonly say: Say; readonly base: string; readonly typed?: Typed },
): Promise<CasePicture> {
  const { api, reads, outside, promises } = deps;
  const { state, caseNo } = record;
  const { say } = page;
  const turns = openTurns(state);
  const [told, files, lines, returnTo] = await Promise.all([
    reads.news(record, say),
    api.evidence.list(caseNo),
    turns.includes('questions') && state.questions.includes('items') ? linesOf(deps, record) : [],
    turns.includes('ship') ? returnAddressOf(outside, record) : undefined,
  ]);
  return {
    state,
    say,
    base: page.base,
    newKey: api.newId,
    typed: page.typed ?? {},
    lines,
    ...told,
    // What we or the warehouse keep with a case is not the customer's to see.
    files: files.filter(({ by }) => by.type === 'customer'),
    payouts: promises.ofCase(record).payouts,
    returnTo,
  };
}

async function linesOf({ outside }: CustomerPageDeps, { shop, state }: CaseRecord): Promise<readonly ItemLine[]> {
  const known = await outside.order(state.request.order);
  return known?.order.shop === shop ? known.order.lines : [];
}

export async function returnAddressOf(
  outside: CustomerPageDeps['outside'],
  { state }: CaseRecord,
): Promise<AddressLines | undefined> {
  const rma = state.parcel?.rma;
  const address = rma === undefined ? undefined : await outside.returnAddress(rma, state.request.order);
  return address && printed(address);
}

/** As it stands on an envelope. */
const printed = ({ name, line1, line2, city, state, zip, country, phone }: Address): AddressLines =>
  [name, line1, line2, [city, state, zip].filter(Boolean).join(' '), country, phone].filter(
    (line) => line !== undefined,
  );
