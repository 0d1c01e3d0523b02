import type { z } from 'zod';
import type { orderFound } from '#api/routes/order-look-up.ts';

export type FoundOrder = z.output<typeof orderFound>;

/** A request as it is being written down. */
export interface Draft {
  readonly shop: string;
  readonly order: string;
  readonly channel: string;
  readonly locale: string;
  readonly problem: string;
  readonly wish: string;
  readonly symptom: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly payWith: string;
  readonly quantities: Readonly<Record<number, number>>;
  readonly instead: Readonly<Record<number, string>>;
  readonly files: readonly { readonly ref: string; readonly name: string }[];
}

export const emptyDraft = (shop: string): Draft => ({
  shop,
  order: '',
  channel: 'hotline',
  locale: '',
  problem: '',
  wish: '',
  symptom: '',
  name: '',
  email: '',
  phone: '',
  payWith: '',
  quantities: {},
  instead: {},
  files: [],
});

const text = (value: string): string | undefined => (value.trim() === '' ? undefined : value.trim());
const present = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

export const isEnough = ({ shop, order, email, phone }: Draft): boolean =>
  shop !== '' && order.trim() !== '' && (email.trim() !== '' || phone.trim() !== '');

/** The request as `openCase` takes it; what was left empty is not in it and becomes a question. */
export function requestOf(draft: Draft): Record<string, unknown> {
  const items = Object.entries(draft.quantities)
    .filter(([, quantity]) => quantity > 0)
    .map(([line, quantity]) => ({ line: Number(line), quantity }));
  const replacements = items.flatMap(({ line, quantity }) => {
    const sku = text(draft.instead[line] ?? '');
    return sku === undefined ? [] : [{ line, quantity, sku }];
  });
  const isQuestion = draft.problem === 'question';
  return present({
    shop: draft.shop,
    order: draft.order.trim(),
    channel: draft.channel,
    locale: text(draft.locale),
    problem: text(draft.problem),
    wish: text(draft.wish),
    items: items.length > 0 ? items : undefined,
    contact: present({ name: text(draft.name), email: text(draft.email), phone: text(draft.phone) }),
    [isQuestion ? 'question' : 'symptom']: text(draft.symptom),
    replacements: draft.wish === 'exchange' && replacements.length > 0 ? replacements : undefined,
    payWith: draft.wish === 'exchange' ? text(draft.payWith) : undefined,
    evidence: draft.files.length > 0 ? draft.files.map(({ ref }) => ref) : undefined,
  });
}
