import express from 'express';
import type { Ledger } from '#sandbox/core/ledger.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { payPage } from '#sandbox/http/pages.ts';
import type { Charge } from '#sandbox/payments/charge-schemas.ts';
import { pay } from '#sandbox/payments/charges.ts';
import { clockOf } from '#sandbox/time/clock.ts';
import type { Timelines } from '#sandbox/time/timelines.ts';

type Deps = { readonly ledger: Ledger; readonly timelines: Timelines };

/** Where a customer pays: whoever has the link may, as with every such link. */
export function payPages({ ledger, timelines }: Deps): express.Router {
  const pages = express.Router();
  const chargeWith = (chargeId: string): Charge | undefined =>
    [...ledger.state.payments.charges.values()].find(({ value }) => value.chargeId === chargeId)?.value;
  const where = '/payments/v1/pay/:chargeId';
  pages.get(where, ({ params }, response) => {
    const charge = chargeWith(params.chargeId);
    response
      .status(charge ? 200 : 404)
      .type('html')
      .send(payPage(charge));
  });
  pages.post(where, ({ params }, response) => {
    const charge = chargeWith(params.chargeId);
    if (charge?.status === 'awaiting') ledger.transact((tx) => payNow(tx, timelines, charge));
    response.redirect(303, params.chargeId);
  });
  return pages;
}

function payNow(tx: Tx, timelines: Timelines, { chargeKey, orderNo }: Charge): void {
  timelines.follow(tx, orderNo, null);
  if (tx.state.payments.charges.get(chargeKey)?.value.status !== 'awaiting') return;
  pay(tx, chargeKey, { at: clockOf(tx.state, orderNo, tx.realNow) });
}
