import { z } from 'zod';
import { addDays } from '#domain/calendar/local-date.ts';
import type { Settings } from './deps.ts';
import { shop } from './schemas/fields.ts';

const day = z.iso.date();

/** Query fields of a time: whole days where the shop is, so they go with the shop. */
export const periodFields = {
  shop: shop.optional(),
  from: day.optional().meta({ description: 'The first day, where the shop is.' }),
  to: day.optional().meta({ description: 'The last day, where the shop is.' }),
};

interface Period {
  readonly shop?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export const NAMES_SHOP = {
  path: ['shop'],
  message: 'must be named with a day',
  params: { rule: 'required' },
};

export const namesShop = ({ shop: named, from, to }: Period): boolean =>
  named !== undefined || (from === undefined && to === undefined);

/** The instants of a time: from inclusive, to exclusive. */
export function instantsOf(
  { shop: named, from, to }: Period,
  dayStart: Settings['dayStart'],
): { readonly from?: number; readonly to?: number } {
  if (named === undefined) return {};
  return {
    ...(from === undefined ? {} : { from: dayStart(named, from) }),
    ...(to === undefined ? {} : { to: dayStart(named, addDays(to, 1)) }),
  };
}
