import { Readable } from 'node:stream';
import type { Role } from './access.ts';
import { MASKS, type Masked } from './permissions.ts';
import { Problem } from './problems.ts';

/** Keys under which answers hold how to reach somebody, or where their money goes. */
const CONTACT: ReadonlySet<string> = new Set([
  'account',
  'address',
  'contact',
  'customerName',
  'destination',
  'email',
  'payWith',
  'person',
  'phone',
  'recipient',
  'refundTo',
  'sentTo',
]);

/** Numbers that are no money: counts, versions, places. All other numbers are masked, so that no new one leaks. */
const PLAIN_NUMBERS: ReadonlySet<string> = new Set([
  'attempts',
  'caseCount',
  'cases',
  'count',
  'days',
  'due',
  'elsewhere',
  'evidence',
  'height',
  'id',
  'late',
  'leftBehind',
  'level',
  'line',
  'lineNo',
  'loss',
  'missed',
  'n',
  'of',
  'offer',
  'open',
  'orders',
  'parcel',
  'priority',
  'quantity',
  'received',
  'refundDays',
  'reopened',
  'replacedBy',
  'resendOf',
  'round',
  'score',
  'seq',
  'shipment',
  'size',
  'stock',
  'unassigned',
  'unit',
  'unitNo',
  'units',
  'version',
  'width',
]);

/** Records whose content is anybody's: of them only what is known to be harmless is kept. */
const FREE_FORM: ReadonlySet<string> = new Set(['arithmetic', 'data', 'facts', 'params', 'overrides']);
const HARMLESS: ReadonlySet<string> = new Set([
  'carrier',
  'department',
  'how',
  'key',
  'kind',
  'lineNo',
  'name',
  'outcome',
  'owner',
  'problem',
  'quantity',
  'queue',
  'reached',
  'rma',
  'rule',
  'status',
  'step',
  'task',
  'to',
  'trackingNo',
  'wish',
]);

/** Free texts of ours, which may name a sum. */
const TEXTS: ReadonlySet<string> = new Set(['because', 'why', 'says']);
const SUM = /\d[\d.,]{2,}/g;

/**
 * An answer as a role gets it: what is masked for it is null (API3). Lists and objects keep their form; a file cannot
 * be masked, so that whoever sees only part of a case gets none.
 */
export function maskedFor(role: Role, body: unknown): unknown {
  const masked = MASKS[role] ?? [];
  if (masked.length === 0) return body;
  if (typeof body === 'string' || Buffer.isBuffer(body) || body instanceof Readable)
    throw new Problem('forbidden', { detail: `Files are not for the role ${role}, which does not see all of a case.` });
  return mask(body, '', new Set(masked));
}

function mask(value: unknown, key: string, masked: ReadonlySet<Masked>): unknown {
  if (value === null || value === undefined) return value;
  if (masked.has('contact') && CONTACT.has(key)) return null;
  if (Array.isArray(value)) {
    if (masked.has('money') && key === 'arithmetic') return [];
    // The rows of a page are no record's free form.
    return value.map((one: unknown) => mask(one, key === 'data' ? '' : key, masked));
  }
  if (typeof value === 'object') return maskObject(value, key, masked);
  return masked.has('money') ? withoutMoney(value, key) : value;
}

function maskObject(value: object, key: string, masked: ReadonlySet<Masked>): unknown {
  const entries = Object.entries(value);
  if (masked.has('money') && 'currency' in value && 'amount' in value && entries.length === 2) return null;
  const kept =
    masked.has('money') && FREE_FORM.has(key) ? entries.filter(([name, one]) => isHarmless(name, one)) : entries;
  // A text in two languages is a text under its own name.
  return Object.fromEntries(kept.map(([name, one]) => [name, mask(one, TEXTS.has(key) ? key : name, masked)]));
}

const isHarmless = (name: string, value: unknown): boolean => HARMLESS.has(name) && typeof value !== 'object';

function withoutMoney(value: unknown, key: string): unknown {
  if (typeof value === 'number') return PLAIN_NUMBERS.has(key) ? value : null;
  return typeof value === 'string' && TEXTS.has(key) ? value.replaceAll(SUM, '…') : value;
}
