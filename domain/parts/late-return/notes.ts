import { customer } from '#domain/case/notice.ts';
import type { Notes } from '#domain/case/notices.ts';
import { formatMoney } from '#domain/money.ts';

/** The customer hears what was decided about goods that were not sent in time (D7). */
export const lateReturnNotes: Pick<Notes, 'lateReturnDecided'> = {
  lateReturnDecided: ({ data: { verdict } }, { offer }) =>
    customer('late_return_decided', { verdict, money: offer ? formatMoney(offer.money) : null }),
};
