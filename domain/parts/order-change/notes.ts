import { customer } from '#domain/case/notice.ts';
import type { Notes } from '#domain/case/notices.ts';
import { formatMoney, type Money } from '#domain/money.ts';

/** The customer hears what is different now, and what it costs or gives back (J1). */
export const orderChangeNotes: Pick<Notes, 'orderChanged'> = {
  orderChanged: ({ data: { kind, difference } }) =>
    customer('order_changed', { kind, ...differenceParams(difference) }),
};

/** A difference as messages tell it: what is collected, or what is given back; both unknown where there is none. */
export const differenceParams = (
  difference: Money | undefined,
): { readonly toPay: string | null; readonly givenBack: string | null } => {
  const { amount, currency } = difference ?? { amount: 0, currency: 'USD' };
  return {
    toPay: amount > 0 ? formatMoney({ amount, currency }) : null,
    givenBack: amount < 0 ? formatMoney({ amount: 0 - amount, currency }) : null,
  };
};
