import type { CaseState } from '#domain/case/state.ts';
import { isOrderLevel, kindOf } from '#domain/intake/kind.ts';
import type { CaseRequest, LineClaim } from '#domain/intake/request.ts';
import { accept, refuse, type Result } from '#domain/refusals.ts';
import type { RemedyKind } from '#domain/remedies/index.ts';
import type { CaseTx } from '#store/case-tx.ts';
import type { Unit } from '#store/ledger/units.ts';

/**
 * Ties up what was asked for, less what an earlier round of this case has settled for good, and answers those units
 * (R1, R2, E2). Claiming again what the case already holds changes nothing.
 */
export async function claimOpenUnits(
  tx: CaseTx,
  { request }: CaseState,
  remedy: RemedyKind,
): Promise<Result<readonly Unit[]>> {
  const items = await itemsMeant(tx, request);
  const wanted = stillOpen(items, await tx.unitsOfCase());
  if (wanted.length === 0) return refuse('units_not_free', { line: items[0]?.lineNo ?? 0, free: 0 });
  const claim = await tx.claimUnits(wanted, remedy);
  if (!claim.ok) return refuse('units_not_free', { line: claim.lineNo, free: claim.free });
  return accept(await openUnits(tx));
}

/** The units a request is about: those it names, and of one about the whole order all that no other case has (A5). */
async function itemsMeant(tx: CaseTx, request: CaseRequest): Promise<readonly LineClaim[]> {
  if (request.items && request.items.length > 0) return request.items;
  if (!isOrderLevel(kindOf(request))) return [];
  const ours = (await tx.unitsOfOrder()).filter(({ state, caseNo }) => state === 'free' || caseNo === tx.caseNo);
  const lines = [...new Set(ours.map(({ lineNo }) => lineNo))];
  return lines.map((lineNo) => ({ lineNo, quantity: ours.filter((unit) => unit.lineNo === lineNo).length }));
}

/** Units the case holds and has not settled. */
export const openUnits = async (tx: CaseTx): Promise<readonly Unit[]> => (await tx.unitsOfCase()).filter(isOpen);

const isOpen = ({ state }: Unit): boolean => state === 'tied';

/** What took the place of a unit is asked for in its stead (R4). */
const isSettledForGood = ({ state, settledAs }: Unit): boolean =>
  state === 'settled' && settledAs !== 'exchanged' && settledAs !== 'reshipped';

const stillOpen = (items: readonly LineClaim[], units: readonly Unit[]): readonly LineClaim[] =>
  items
    .map(({ lineNo, quantity }) => ({
      lineNo,
      quantity: quantity - units.filter((unit) => unit.lineNo === lineNo && isSettledForGood(unit)).length,
    }))
    .filter(({ quantity }) => quantity > 0);
