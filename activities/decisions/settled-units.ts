import type { CaseState } from '#domain/case/state.ts';
import type { OfferSummary } from '#domain/offer.ts';
import { remedyOf } from '#domain/remedies/index.ts';
import type { SettlementLine } from '#domain/settlement/line.ts';
import { dueOfAgreed } from '#domain/settlement/lowered.ts';
import type { SettlementRules } from '#domain/settlement/rules.ts';
import type { Settled } from '#domain/settlement/settle.ts';
import type { WearDeduction } from '#domain/settlement/wear.ts';
import type { CaseTx } from '#store/case-tx.ts';
import type { Unit } from '#store/ledger/units.ts';
import { settlementName, settlementOf } from './settlement-of.ts';

interface Back {
  readonly units: readonly Unit[];
  readonly wear?: readonly WearDeduction[];
  /** Not even with the last unit does the outbound shipping go back, whatever the offer said (R31). */
  readonly keepsShipping?: boolean;
  readonly at: number;
}

/**
 * What the units come to that really go back, by what the offer had said, and kept line by line in the ledger (R8,
 * R10-R14). What was agreed for less than its price is due in the same proportion (C5).
 */
export async function settledUnits(
  tx: CaseTx,
  { state, rules }: { readonly state: CaseState; readonly rules: SettlementRules },
  { units, wear = [], keepsShipping = false, at }: Back,
): Promise<Settled> {
  const order = await tx.order();
  if (!order || !state.offer) throw new Error(`${state.caseNo} has no offer to settle`);
  const { money: agreed } = state.offer;
  const { full, ...terms } = termsOf(state.offer, keepsShipping);
  const settling = { tx, state, order, rules, ...terms };
  const plain = await settlementOf(settling, units);
  const worn = wear.length === 0 ? plain : await settlementOf(settling, units, wear);
  const settled = agreed.amount < full ? lowered(worn, plain.due, { agreed: agreed.amount, full }) : worn;
  await tx.noteSettlement({ settlement: settlementName(state), lines: settled.lines, at });
  return settled;
}

/** By what the offer was settled. */
function termsOf({ remedy, money, terms }: OfferSummary, keepsShipping: boolean) {
  const { refundShipping, full } = terms?.settlement ?? { refundShipping: true, full: money.amount };
  const { neverArrived = false } = remedyOf(remedy);
  return { full, refundShipping: refundShipping && !keepsShipping, neverArrived };
}

function lowered(worn: Settled, part: number, { agreed, full }: { agreed: number; full: number }): Settled {
  const share = dueOfAgreed({ agreed, whole: full, before: 0, now: Math.min(part, full) });
  const due = Math.max(0, share - (part - worn.due));
  const less: SettlementLine = { kind: 'goods', label: 'agreed for less', amount: due - worn.due };
  return { ...worn, due, lines: less.amount === 0 ? worn.lines : [...worn.lines, less] };
}
