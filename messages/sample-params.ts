import type { Params } from './format.ts';
import type { KnownParams, ParamKind } from './known-params.ts';

const MONEY = new Set(['money', 'charge', 'worth', 'lost', 'toPay', 'givenBack']);
const NUMBERS: Readonly<Record<string, number>> = { version: 1, refundDays: 7, level: 1 };

/** Noon UTC of a day to come: the same day wherever a shop is. */
const SAMPLE_DAY = Date.UTC(2027, 2, 15, 12);

/** Values with which a template can be looked at before anything has happened. */
export const sampleParams = (known: KnownParams): Params =>
  Object.fromEntries([...known].map(([name, kind]) => [name, sampleOf(name, kind)]));

/** The same with nothing known that may be unknown. */
export const barestParams = (known: KnownParams): Params =>
  Object.fromEntries([...known].map(([name, kind]) => [name, mayBeAbsent(kind) ? null : sampleOf(name, kind)]));

const mayBeAbsent = (kind: ParamKind): boolean => kind.kind === 'choice' && kind.cases.includes('none');

function sampleOf(name: string, kind: ParamKind): string | number | boolean {
  if (MONEY.has(name)) return '129.00 CNY';
  if (name.endsWith('At') || kind.kind === 'date') return SAMPLE_DAY;
  if (kind.kind === 'choice') return sampleChoice(kind.cases) ?? NUMBERS[name] ?? `‹${name}›`;
  return NUMBERS[name] ?? (kind.kind === 'number' ? 2 : `‹${name}›`);
}

function sampleChoice(cases: readonly string[]): string | true | undefined {
  const choice = cases.find((one) => one !== 'none' && one !== 'other');
  return choice === 'yes' || choice === 'true' ? true : choice;
}
