import type { WantedClock } from '#domain/case/clocks.ts';
import type { CaseState } from '#domain/case/state.ts';
import { grantKeyOf } from '#domain/ids.ts';
import { formatMoney } from '#domain/money.ts';
import type { Part } from '#domain/parts/part.ts';
import { nextForShipment } from '#domain/parts/shipment/plan.ts';
import type { NextStep } from '#domain/remedies/remedy.ts';
import { isParked } from '#domain/task.ts';
import { applyToGrants, expiryKey, forfeitOf, isForfeit, isOwed, type Grant } from './grant.ts';
import { expires } from './terms.ts';

/** What the shop gives beside money: each is owed from the agreement on, whatever the remedy waits for (C1, D6). */
export const grantPart: Part = {
  fold: applyToGrants,
  alwaysClocks: expiryClocks,
  isOpen: (state) => owedGrants(state).length > 0,
  owes: nextForGrants,
  aside: nextToRevoke,
  rows: ({ caseNo, grants = [] }) =>
    grants.map((grant) => [
      `${grant.kind} ${grant.n}`,
      grant.status,
      `${grantKeyOf(caseNo, grant)}, ${formatMoney(grant.worth)}`,
    ]),
};

const owedGrants = (state: CaseState): readonly Grant[] =>
  (state.grants ?? []).filter((grant) => isOwed(grant) && !isForfeit(state, grant));

/** The first that is to be taken back; one that cannot be is a person's. */
function nextToRevoke(state: CaseState): Extract<NextStep, { do: unknown }> | undefined {
  const grant = isParked(state, 'revokeGrant') ? undefined : forfeitOf(state);
  return grant && { do: 'revokeGrant', n: grant.n };
}

/** The first grant that can be given now; one that the shop refused goes to a person. */
function nextForGrants(state: CaseState): NextStep | undefined {
  if (isParked(state, 'grant')) return undefined;
  const steps = owedGrants(state)
    .map((grant) => nextForGrant(state, grant))
    .filter((step) => step !== undefined);
  return steps.find((step) => 'do' in step) ?? steps[0];
}

function nextForGrant(state: CaseState, grant: Grant): NextStep | undefined {
  const { kind, n, status, failure = 'no reason given' } = grant;
  if (status === 'failed') return { park: 'grant', why: `${kind} ${n} refused: ${failure}` };
  return kind === 'gift' ? nextForGift(state, grant) : { do: 'giveGrant', n };
}

function nextForGift(state: CaseState, { n, sku, shipment }: Grant): NextStep | undefined {
  const sent = state.shipments?.find((one) => one.n === shipment);
  if (!sent) return { do: 'sendGift', n };
  return sent.status === 'outOfStock'
    ? { park: 'grant', why: `gift ${n} is out of stock: ${sku ?? ''}` }
    : nextForShipment(state, sent);
}

/** Its time begins when it is agreed, and the customer is reminded before it ends. */
function expiryClocks({ grants = [] }: CaseState): readonly WantedClock[] {
  return grants.filter(canExpire).map((grant) => ({ name: 'grantExpiry', key: expiryKey(grant) }));
}

const canExpire = (grant: Grant): boolean =>
  expires(grant) && (grant.status === 'granted' || grant.status === 'delivered');
