import { formatMoney } from '#domain/money.ts';
import type { Part } from '#domain/parts/part.ts';

/** What was changed about an order before it left (J1). */
export const orderChangePart: Part = {
  fold: (state, event) =>
    event.type === 'orderChanged'
      ? { ...state, orderChange: { ...event.data, offer: state.agreement?.version ?? 0 } }
      : state,
  rows: ({ orderChange }) =>
    orderChange
      ? [['order change', orderChange.kind, orderChange.difference ? formatMoney(orderChange.difference) : '']]
      : [],
};
