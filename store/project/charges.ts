import type { CaseState } from '#domain/case/state.ts';
import { chargeKeyOf } from '#domain/ids.ts';
import { isBooked, takenOf, type Charge } from '#domain/parts/charge/charge.ts';
import type { Queries } from '#store/db.ts';
import { planCharge, reportCharge, type ChargeNews } from '#store/ledger/charges.ts';
import type { Step } from './step.ts';

/** Writes what the events say of money that was asked for or held into the ledger, in their own transaction (R15). */
export async function projectCharges(queries: Queries, caseNo: string, steps: readonly Step[]): Promise<void> {
  for (const { before, after, event } of steps) {
    if (before.charges === after.charges) continue;
    for (const charge of after.charges ?? []) {
      const was = before.charges?.find(({ n }) => n === charge.n);
      const subject: Subject = { caseNo, state: after, charge, at: event.at };
      if (!was) await plan(queries, subject);
      else if (was.status !== charge.status || was.tender !== charge.tender) await report(queries, subject);
    }
  }
}

interface Subject {
  readonly caseNo: string;
  readonly state: CaseState;
  readonly charge: Charge;
  readonly at: number;
}

function plan(queries: Queries, { caseNo, state, charge, at }: Subject): Promise<void> {
  const { n, kind, money, methodId } = charge;
  const order = { shop: state.request.shop, orderNo: state.request.order };
  const purpose = `${state.agreement?.remedy ?? state.offer?.remedy ?? 'offer'} ${charge.offer}`;
  return planCharge(
    queries,
    { caseNo, order },
    {
      key: chargeKeyOf(caseNo, n),
      kind: kind === 'hold' ? 'hold' : 'charge',
      purpose,
      money,
      at,
      ...(methodId === undefined ? {} : { methodId }),
    },
  );
}

async function report(queries: Queries, { caseNo, charge, at }: Subject): Promise<void> {
  const state = stateOf(charge);
  if (state === undefined) return;
  const { paymentId, tender, methodId, ref, version, code } = charge;
  const isTaken = state === 'succeeded' && paymentId !== undefined && tender !== undefined;
  await reportCharge(queries, {
    key: chargeKeyOf(caseNo, charge.n),
    state,
    version,
    at,
    ...(isTaken ? { taken: { paymentId, tender, methodId: methodId ?? paymentId, amount: takenOf(charge) } } : {}),
    ...(ref === undefined ? {} : { ref }),
    ...(code === undefined ? {} : { code }),
  });
}

/** Money is in the ledger once it is known by what it was paid; what the bank took back is its dispute there. */
function stateOf(charge: Charge): ChargeNews['state'] | undefined {
  switch (charge.status) {
    case 'planned':
    case 'reversed':
      return undefined;
    case 'paid':
      return isBooked(charge) ? 'succeeded' : undefined;
    default:
      return charge.status;
  }
}
