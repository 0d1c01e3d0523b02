import type { Actor } from '#domain/case/actor.ts';
import type { CaseState } from '#domain/case/state.ts';
import { above } from '#domain/compensation/limits.ts';
import { agreedIn, plus, worthOf, type Worth } from '#domain/compensation/worth.ts';
import type { Above } from '#domain/negotiation/state.ts';
import type { OfferSummary } from '#domain/offer.ts';
import type { Order } from '#domain/order.ts';
import type { Policy } from '#policies/policy.ts';
import type { CaseTx } from '#store/case-tx.ts';

interface Promising {
  readonly tx: CaseTx;
  readonly state: CaseState;
  readonly order: Order;
  readonly policy: Pick<Policy, 'limits'>;
}

/** What the order's cases would have promised with this offer: its own case's rounds, and all other cases (R43). */
const totalWith = async ({ tx, state }: Pick<Promising, 'tx' | 'state'>, offer: OfferSummary): Promise<Worth> =>
  plus(plus(agreedIn(state), worthOf(offer)), await tx.promisedByOthers());

/** Why an offer by a person has to wait for a supervisor, or undefined when it need not (B5, R43). */
export async function needsApproval(
  promising: Promising,
  { offer, by }: { readonly offer: OfferSummary; readonly by: Actor },
): Promise<Above | undefined> {
  const total = await totalWith(promising, offer);
  return above(promising.policy.limits, { by, total, paid: paidFor(promising) });
}

/** Whether a rule may give this much without asking a person: combined and split remedies count together (R43). */
export async function isWithinAutoLimit(promising: Promising, offer: OfferSummary): Promise<boolean> {
  if (worthOf(offer).compensation === 0) return true;
  const { compensation } = await totalWith(promising, offer);
  return compensation <= Math.min(promising.policy.limits.autoOffer, paidFor(promising));
}

/** What was paid for the goods the case is about; for all of the order when it names none. */
function paidFor({ state, order }: Pick<Promising, 'state' | 'order'>): number {
  const items = state.request.items ?? [];
  const named = order.lines.map(({ lineNo, quantity, net }) => ({
    net,
    quantity,
    of: items.length === 0 ? quantity : (items.find((item) => item.lineNo === lineNo)?.quantity ?? 0),
  }));
  return named.reduce(
    (total, { net, quantity, of }) => total + Math.floor((net * Math.min(of, quantity)) / quantity),
    0,
  );
}
