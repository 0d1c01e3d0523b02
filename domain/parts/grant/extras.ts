import { money, type Currency } from '#domain/money.ts';
import type { Goods } from '#domain/goods.ts';
import type { Extra } from '#domain/negotiation/commands.ts';
import { accept, refuse, type Result } from '#domain/refusals.ts';
import { needsWorth, type GrantTerms } from './terms.ts';

/** Grants as they were named, made ready to be promised; refused by name where one lacks what it needs (C1), or is named below its price. */
export function grantsOf(
  extras: readonly Extra[],
  currency: Currency,
  goods?: readonly Goods[],
): Result<readonly GrantTerms[]> {
  const lacking = extras.find((extra) => !isComplete(extra));
  if (lacking) return refuse('extras_invalid', { kind: lacking.kind });
  const cheap = goods && extras.map((extra) => tooCheap(extra, goods)).find((one) => one !== undefined);
  return cheap ? refuse('extras_invalid', cheap) : accept(extras.map((extra) => termsOf(extra, currency)));
}

/**
 * A gift counts for what the shop sells it for when it is offered, at least: whoever names less would pass their limit
 * (R43). Undefined where it is worth enough, or nobody has looked the article up.
 */
function tooCheap(
  { kind, amount = 0, sku = '', quantity = 0 }: Extra,
  goods: readonly Goods[],
): { readonly kind: string; readonly sku: string; readonly least: number } | undefined {
  if (kind !== 'gift') return undefined;
  const article = goods.find((one) => one.sku === sku);
  const least = (article?.price ?? 0) * quantity;
  return article && amount >= least ? undefined : { kind, sku, least };
}

const isComplete = ({ kind, amount = 0, sku, quantity = 0 }: Extra): boolean =>
  (!needsWorth(kind) || amount > 0) && (kind !== 'gift' || (sku !== undefined && quantity > 0));

const termsOf = ({ kind, amount, sku, quantity }: Extra, currency: Currency): GrantTerms => ({
  kind,
  worth: money(needsWorth(kind) ? (amount ?? 0) : 0, currency),
  ...(kind === 'gift' && sku !== undefined && quantity !== undefined ? { sku, quantity } : {}),
});
