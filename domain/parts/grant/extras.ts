import { money, type Currency } from '#domain/money.ts';
import type { Extra } from '#domain/negotiation/commands.ts';
import { accept, refuse, type Result } from '#domain/refusals.ts';
import { needsWorth, type GrantTerms } from './terms.ts';

/** Grants as they were named, made ready to be promised; refused by name where one lacks what it needs (C1). */
export function grantsOf(extras: readonly Extra[], currency: Currency): Result<readonly GrantTerms[]> {
  const lacking = extras.find((extra) => !isComplete(extra));
  return lacking
    ? refuse('extras_invalid', { kind: lacking.kind })
    : accept(extras.map((extra) => termsOf(extra, currency)));
}

const isComplete = ({ kind, amount = 0, sku, quantity = 0 }: Extra): boolean =>
  (!needsWorth(kind) || amount > 0) && (kind !== 'gift' || (sku !== undefined && quantity > 0));

const termsOf = ({ kind, amount, sku, quantity }: Extra, currency: Currency): GrantTerms => ({
  kind,
  worth: money(needsWorth(kind) ? (amount ?? 0) : 0, currency),
  ...(kind === 'gift' && sku !== undefined && quantity !== undefined ? { sku, quantity } : {}),
});
