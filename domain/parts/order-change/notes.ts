import { customer, type Notes } from '#domain/case/notices.ts';
import { formatMoney } from '#domain/money.ts';

/** The customer hears what is different now, and what it costs or gives back (J1). */
export const orderChangeNotes: Pick<Notes, 'orderChanged'> = {
  orderChanged: ({ data: { kind, difference } }) =>
    customer('order_changed', {
      kind,
      difference: difference && difference.amount !== 0 ? formatMoney(difference) : null,
    }),
};
