import type { CallContext } from '#adapters/call-context.ts';
import type { Ports } from '#adapters/index.ts';
import type { Goods } from '#domain/goods.ts';
import type { CaseRequest } from '#domain/intake/request.ts';
import type { Order } from '#domain/order.ts';
import { contextOf, type OutsideActivities, type OutsideDeps } from './contract.ts';

/** What the shop sells today of the articles a person names for an offer (D3). */
export const lookUpGoods =
  ({ ports, crashPoint }: OutsideDeps): OutsideActivities['lookUpGoods'] =>
  async (call) => {
    await crashPoint('lookUpGoods.before', call.caseNo);
    const goods = await goodsOf(ports, call.skus, contextOf(call));
    await crashPoint('lookUpGoods.afterShop', call.caseNo);
    return goods;
  };

/** The articles of these numbers; one that the shop does not sell is missing. */
export async function goodsOf(
  { shop }: Pick<Ports, 'shop'>,
  skus: readonly string[],
  context: CallContext,
): Promise<readonly Goods[]> {
  const found = await Promise.all([...new Set(skus)].map((sku) => shop.sku(sku, context)));
  return found.flatMap((one) =>
    one ? [{ sku: one.sku, productId: one.productId, price: one.price.amount, available: one.available }] : [],
  );
}

/** What has to be known to send goods instead: the articles wished for, and those that are sent like for like. */
export function skusWanted({ wish, items = [], replacements = [] }: CaseRequest, { lines }: Order): readonly string[] {
  if (wish === 'change_order') return replacements.map(({ sku }) => sku);
  // A repair may turn out to be an exchange: what fails again and again is replaced (D4).
  if (wish !== 'exchange' && wish !== 'reship' && wish !== 'repair') return [];
  const same = items.flatMap(({ lineNo }) => lines.filter((line) => line.lineNo === lineNo).map(({ sku }) => sku));
  return [...replacements.map(({ sku }) => sku), ...same];
}
