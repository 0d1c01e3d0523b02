import type { Language } from './languages.ts';
import type { Printer } from './printer.ts';
import { pad } from './printer.ts';
import type { CaseView, Ledger } from './schemas.ts';
import { named, OUTCOMES, STAGES } from './names.ts';
import { moneyIn } from './telling-events.ts';

const WORDS = {
  en: {
    case: 'Case',
    ledger: 'Ledger of order',
    units: 'units',
    payments: 'payments',
    refunds: 'refunds',
    captured: 'captured',
    held: 'held for refunds',
    refunded: 'refunded',
    line: 'line',
  },
  zh: {
    case: '售后单',
    ledger: '订单账本',
    units: '商品',
    payments: '付款',
    refunds: '退款',
    captured: '已收',
    held: '待退',
    refunded: '已退',
    line: '行',
  },
} as const;

/** The end of every story: how the case ended, and where each unit and each cent of the order is now. */
export function printEnd(
  printer: Printer,
  end: { view: CaseView; orderNo: string; ledger: Ledger; language: Language },
): void {
  const { view, orderNo, ledger, language } = end;
  const words = WORDS[language];
  const currency = ledger.payments[0]?.currency ?? 'USD';
  const sum = (amount: number): string => moneyIn(language, { amount, currency }).padStart(10);
  const row = (...cells: readonly string[]): void => printer.plain(`  ${cells.join('  ')}`);
  printer.title(
    `${words.case} ${view.caseNo}: ${named(STAGES, view.stage)[language]}, ${named(OUTCOMES, view.outcome ?? '-')[language]}`,
  );
  printer.plain(`${words.ledger} ${orderNo}`);
  for (const { line, unit, sku, net, state, settledAs } of ledger.units)
    row(
      pad(words.units, 10),
      pad(`${words.line} ${line}/${unit}`, 10),
      pad(sku, 12),
      sum(net),
      `${state}${settledAs === null ? '' : `, ${settledAs}`}`,
    );
  for (const { paymentId, captured, held, refunded } of ledger.payments)
    row(
      pad(words.payments, 10),
      pad(paymentId, 24),
      `${words.captured} ${sum(captured)}`,
      `${words.held} ${sum(held)}`,
      `${words.refunded} ${sum(refunded)}`,
    );
  for (const { key, amount, state } of ledger.refunds) row(pad(words.refunds, 10), pad(key, 24), sum(amount), state);
}
