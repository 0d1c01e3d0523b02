import type { Label } from '#sandbox/carrier/schemas.ts';
import { formatMoney } from '#sandbox/core/schemas.ts';
import { portOf } from '#sandbox/http/route.ts';
import { ROUTES } from '#sandbox/http/routes.ts';
import type { Charge } from '#sandbox/payments/charge-schemas.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replaceAll(/[&<>"]/gu, (sign) => ENTITIES[sign] ?? sign);

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title>` +
  `<style>body{font:15px/1.5 system-ui;margin:2rem auto;max-width:60rem;padding:0 1rem}` +
  `td{padding:.2rem .8rem .2rem 0;vertical-align:top}code{white-space:nowrap}</style></head><body>${body}</body></html>`;

const row = (cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

/** The route table for people. */
export function docsPage(): string {
  const ports = [...new Set(ROUTES.map(portOf))];
  const tables = ports.map((port) => {
    const rows = ROUTES.filter((route) => portOf(route) === port).map((route) =>
      row([
        `<code>${route.method.toUpperCase()} ${escape(route.path)}</code>`,
        escape(route.summary),
        `<code>${escape(route.operation)}</code>`,
      ]),
    );
    return `<h2>${escape(port)}</h2><table>${rows.join('')}</table>`;
  });
  const intro =
    '<p>The contract for machines: <a href="openapi.json">openapi.json</a>. The last column is the operation to name in a trouble switch.</p>';
  return page('Aftercare sandbox world', `<h1>Aftercare sandbox world</h1>${intro}${tables.join('')}`);
}

/** What a customer prints. */
export function labelPage(label: Label | undefined): string {
  if (!label) return page('No such label', '<p>There is no such label.</p>');
  const facts = `<p>${escape(label.carrier)}</p><h1>${escape(label.trackingNo)}</h1><p>Return ${escape(label.reference)}</p>`;
  return page(`Label ${label.trackingNo}`, label.status === 'voided' ? `${facts}<p>void</p>` : facts);
}

/** Where a customer pays what was asked for. */
export function payPage(charge: Charge | undefined): string {
  if (!charge) return page('Nothing to pay', '<p>There is nothing to pay here.</p>');
  const amount = escape(formatMoney(charge.amount));
  const facts = `<p>Order ${escape(charge.orderNo)}</p><h1>${amount}</h1><p>${escape(charge.reason)}</p>`;
  const act = charge.status === 'awaiting' ? '<form method="post"><button>Pay</button></form>' : escape(charge.status);
  return page(`Pay ${amount}`, `${facts}<p>${act}</p>`);
}
