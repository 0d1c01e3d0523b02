import { requestFrom, type Misfit } from '#api/inbound/bring.ts';
import type { NewCase } from '#api/schemas/intake.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import { problemOf, wishOf, type Column } from '#domain/inbound/columns.ts';
import { localeOfWords } from '#domain/inbound/language.ts';
import type { Locale } from '#domain/intake/request.ts';

export type LineFields = Readonly<Partial<Record<Column, string>>>;

/** A line as a request, or the column that is wrong and why. */
export function requestOfLine(
  fields: LineFields,
  { shop, locale }: { readonly shop: string; readonly locale: Locale },
): { readonly body: NewCase } | { readonly misfit: Misfit } {
  const { order = '', email, phone, name, symptom, channel = 'offline' } = fields;
  const asked = requestFrom({
    shop,
    order,
    contact: withoutAbsent({ email, phone, name }),
    channel: channel.toLowerCase(),
    locale: fields.locale ?? localeOfWords(symptom ?? '', locale),
    ...withoutAbsent({ symptom, ...factsOf(fields) }),
  });
  return 'body' in asked ? asked : { misfit: { ...asked.misfit, field: columnAt(asked.misfit.field) } };
}

/** What the line says by numbers and names. */
const factsOf = ({ line, quantity = '1', problem, wish, evidence }: LineFields) => ({
  problem: problem === undefined ? undefined : problemOf(problem),
  wish: wish === undefined ? undefined : wishOf(wish),
  items: line === undefined ? undefined : [{ line: Number(line), quantity: Number(quantity) }],
  evidence: evidence?.split(/[\s;；|]+/).filter((address) => address !== ''),
});

/** The column that a place in the request came from. */
function columnAt(pointer: string): string {
  const [, first = '', second, third] = pointer.split('/');
  if (first === 'items') return third ?? 'line';
  return first === 'contact' ? (second ?? 'email') : first;
}
