import { formatMoney } from '#domain/money.ts';
import type { DisputePackView } from '#console/api/types.ts';

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => HTML[sign] ?? sign);

const list = (items: readonly string[]): string => `<ul>${items.map((item) => `<li>${safe(item)}</li>`).join('')}</ul>`;

/** The pack as one page without scripts, that can be kept, printed and attached; in English, for banks. */
export function packPage(pack: DisputePackView, statement: string): string {
  const { dispute, order } = pack;
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['What speaks for us', pack.summary],
    [
      'Goods',
      order.lines.map(
        ({ name, sku, quantity, trackingNo }) =>
          `${quantity} × ${name} (${sku})${trackingNo === null ? '' : `, parcel ${trackingNo}`}`,
      ),
    ],
    [
      'Refunds',
      pack.refunds.map(
        ({ money, status, providerRef, at }) => `${formatMoney(money)} ${status} ${at} ${providerRef ?? ''}`,
      ),
    ],
    ['What happened', pack.timeline.map(({ at, what, by }) => `${at} ${what} (${by})`)],
    ['What the customer was told', pack.told.map(({ at, template }) => `${at} ${template}`)],
    ['Files', pack.files],
  ];
  return [
    '<!doctype html><html lang="en"><meta charset="utf-8">',
    `<title>Dispute ${safe(dispute.disputeId)}</title>`,
    '<body style="font:15px/1.5 sans-serif;max-width:720px;margin:32px auto;padding:0 16px">',
    `<h1>Dispute ${safe(dispute.disputeId)}</h1>`,
    `<p>${safe(formatMoney(dispute.money))} of payment ${safe(dispute.paymentId)}, order ${safe(order.number)}, case ${safe(pack.caseNo)}</p>`,
    `<h2>Statement</h2><p>${safe(statement).replaceAll('\n', '<br>')}</p>`,
    ...parts.map(([title, items]) => `<h2>${title}</h2>${list(items)}`),
    '</body></html>',
  ].join('\n');
}

/** Hands a text to the person as a file of their machine. */
export function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
