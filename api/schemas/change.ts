import { z } from 'zod';
import { CHANGE_KINDS } from '#domain/parts/order-change/order-change.ts';
import { money, reference, words } from '#api/schemas/fields.ts';
import { replacementView } from '#api/schemas/goods.ts';

const address = z
  .strictObject({
    name: words(200),
    line1: words(200),
    line2: words(200).optional(),
    city: words(100),
    state: words(100).optional(),
    zip: reference(20),
    country: z.string().regex(/^[A-Z]{2}$/, 'must be a country by two letters'),
    phone: reference(40).optional(),
  })
  .meta({ id: 'PostalAddress', description: 'Kept with the words of the case only (R50).' });

/** What shall be different about an order that has not left, or about where the next ones go (J1). */
export const change = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('address'), address }),
    z.strictObject({ kind: z.literal('default_address'), address }),
    z.strictObject({ kind: z.literal('payment'), methodId: reference() }),
    z.strictObject({ kind: z.literal('items') }),
  ])
  .meta({
    id: 'ChangeWish',
    description: 'With `items`, the articles are the `replacements`, settled with `payWith`.',
  });

/** What a request has to say of a change, field by field; zod runs it once every field is right by itself. */
export function checkChange(
  { wish, change: wished, replacements, payWith }: ChangeRequest,
  { addIssue }: Pick<z.RefinementCtx, 'addIssue'>,
): void {
  const isItems = wished?.kind === 'items';
  const lacking = (field: string, message: string): void =>
    addIssue({ code: 'custom', path: [field], message, params: { rule: 'required' } });
  if (wish === 'change_order' && wished === undefined) lacking('change', 'must say what is to be changed');
  if (wish !== 'change_order' && wished !== undefined) lacking('wish', 'must be change_order with a change');
  if (isItems && replacements === undefined) lacking('replacements', 'must name the articles wanted instead');
  if (isItems && payWith === undefined) lacking('payWith', 'must name what pays or receives the difference');
}

interface ChangeRequest {
  readonly wish?: string | undefined;
  readonly change?: { readonly kind: string } | undefined;
  readonly replacements?: unknown;
  readonly payWith?: string | undefined;
}

const kind = z.enum(CHANGE_KINDS);
const difference = money
  .nullable()
  .meta({ description: 'New price less the old one, minor units; negative: given back. Settled by the shop.' });

/** What was wished for, without any address (R50). */
export const changeWished = z
  .object({ kind, methodId: z.string().nullable() })
  .nullable()
  .meta({ description: 'What shall be different about the order, or about the next ones (J1).' });

/** What an offer changes about an order. */
export const changeOffered = z
  .object({ kind, difference, items: z.array(replacementView) })
  .nullable()
  .meta({ description: 'What is changed about the order, and what that costs or gives back (J1).' });

/** What the shop has changed. */
export const changeMade = z
  .object({ kind, difference, offer: z.int() })
  .nullable()
  .meta({ description: 'What was changed about the order before it left, under which offer (J1).' });
