import { durationMs } from '#sandbox/core/duration.ts';
import { refused } from '#sandbox/core/problem.ts';
import { iso } from '#sandbox/core/schemas.ts';
import type { Money } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Tx } from '#sandbox/core/tx.ts';
import { heldValue } from '#sandbox/core/held.ts';
import { cancelHappenings, schedule } from '#sandbox/time/schedule.ts';
import type { Happening } from '#sandbox/time/state.ts';
import type { Repair, RepairPlan, RepairProgress, RepairQuote } from '#sandbox/warehouse/repairs/schemas.ts';

const QUOTED_AFTER = 'P1D';
const REPAIRED_AFTER = 'P3D';
const QUOTED_DAYS = 3;
const TESTED_AT = 2 / 3;
/** Nothing is done to the goods any more. */
const FINAL: readonly Repair['status'][] = ['repaired', 'unrepairable', 'declined'];

export const repairOf = ({ warehouse }: State, repairKey: string): Repair =>
  heldValue(warehouse.repairs, repairKey, 'repair');

/** The repairs that wait for the goods of a return. */
export const repairsOfReturn = ({ warehouse }: State, rma: string): Repair[] =>
  [...warehouse.repairs.values()].map(({ value }) => value).filter((one) => one.rma === rma);

const planOf = ({ warehouse }: State, orderNo: string): RepairPlan => warehouse.repairPlans.get(orderNo) ?? {};

const isStepOf = (repairKey: string) => (one: Happening) =>
  (one.kind === 'repair.quote' || one.kind === 'repair.progress') && one.data.repairKey === repairKey;

/** The goods are there: the workshop looks at them and says what it would cost. */
export function bringToBench(tx: Tx, { repairKey, orderNo, status }: Repair, at: number): void {
  const underWay = (tx.state.time.scheduled.get(orderNo) ?? []).some(isStepOf(repairKey));
  if (status === 'intake' && !underWay) scheduleQuote(tx, { repairKey, orderNo, at, index: 0 });
}

type NextQuote = { readonly repairKey: string; readonly orderNo: string; readonly at: number; readonly index: number };

function scheduleQuote(tx: Tx, { repairKey, orderNo, at, index }: NextQuote): void {
  const { manual, quotes } = planOf(tx.state, orderNo);
  if (manual) return;
  const due = at + durationMs(quotes?.[index]?.after ?? QUOTED_AFTER);
  schedule(tx, { orderNo, at: due, kind: 'repair.quote', what: 'repair.quoted', data: { repairKey, index } });
}

/** The workshop names its price as planned; free under warranty when nothing is planned. */
export function quoteAsPlanned(tx: Tx, { repairKey, index }: { repairKey: string; index: number }, at: number): void {
  const { orderNo } = repairOf(tx.state, repairKey);
  const planned = planOf(tx.state, orderNo).quotes?.[index];
  const currency = tx.state.shop.orders.get(orderNo)?.shipping.currency ?? 'USD';
  const { amount = { amount: 0, currency }, reason, days } = planned ?? {};
  quote(tx, repairKey, { amount, reason, days, at });
}

export type Quoting = {
  readonly amount: Money;
  readonly reason?: string | undefined;
  readonly days?: number | undefined;
  readonly at: number;
};

/** A new price, in force from now on; work stops until it is answered (R44). */
export function quote(tx: Tx, repairKey: string, { amount, reason, days = QUOTED_DAYS, at }: Quoting): Repair {
  const { orderNo, quotes, status } = repairOf(tx.state, repairKey);
  refuseFinal(repairKey, status);
  cancelHappenings(tx, orderNo, { at, matching: isStepOf(repairKey) });
  const made: RepairQuote = {
    version: quotes.length + 1,
    amount,
    reason: reason ?? (amount.amount === 0 ? 'covered by warranty' : 'not covered by warranty'),
    days,
    quotedAt: iso(at),
    answer: null,
    answeredAt: null,
  };
  tx.emit('repair.quoted', { at, port: 'warehouse', orderNo, key: null, data: { repairKey, quote: made } });
  const quoted = repairOf(tx.state, repairKey);
  const said = { ...newsOf(quoted, at), amount: made.amount, reason: made.reason, days: made.days };
  tx.webhook({ port: 'warehouse', type: 'repair.quoted', at, orderNo, data: said });
  return quoted;
}

const newsOf = ({ repairKey, rma, orderNo, revision, quotes }: Repair, at: number) => ({
  repairKey,
  rma,
  orderNo,
  version: Math.max(1, quotes.length),
  revision,
  at: iso(at),
});

/** Tell us what the repair has become. */
export function tellRepair(tx: Tx, repairKey: string, at: number): Repair {
  const repair = repairOf(tx.state, repairKey);
  const { orderNo, status } = repair;
  tx.webhook({ port: 'warehouse', type: 'repair.updated', at, orderNo, data: { ...newsOf(repair, at), status } });
  return repair;
}

/** After a yes: the next price of the plan, or else the work with its test and its end. */
export function goOn(tx: Tx, repairKey: string, at: number): void {
  const { orderNo, quotes } = repairOf(tx.state, repairKey);
  const plan = planOf(tx.state, orderNo);
  if (plan.quotes?.[quotes.length]) return scheduleQuote(tx, { repairKey, orderNo, at, index: quotes.length });
  if (plan.manual) return;
  const { outcome = 'repaired', after = REPAIRED_AFTER } = plan;
  const takes = durationMs(after);
  const steps = [['testing', at + Math.floor(takes * TESTED_AT)] as const, [outcome, at + takes] as const];
  for (const [status, due] of steps) {
    const data = { repairKey, status };
    schedule(tx, { orderNo, at: due, kind: 'repair.progress', what: `repair.${status}`, data });
  }
}

export type Progressing = { readonly status: RepairProgress; readonly at: number };

/** The workshop is a step further. */
export function progress(tx: Tx, repairKey: string, { status, at }: Progressing): Repair {
  const { orderNo, status: before } = repairOf(tx.state, repairKey);
  refuseFinal(repairKey, before);
  if (status !== 'testing') cancelHappenings(tx, orderNo, { at, matching: isStepOf(repairKey) });
  tx.emit('repair.progressed', { at, port: 'warehouse', orderNo, key: null, data: { repairKey, status } });
  return tellRepair(tx, repairKey, at);
}

function refuseFinal(repairKey: string, status: Repair['status']): void {
  if (FINAL.includes(status)) throw refused('repair_over', `repair ${repairKey} is ${status}`);
}

/** What the workshop will find; `manual` also stops what is under way. */
export function planRepairs(tx: Tx, orderNo: string, { plan, at }: { plan: RepairPlan; at: number }): void {
  tx.emit('repair.planned', { at, port: 'warehouse', orderNo, key: null, data: { plan } });
  if (!plan.manual) return;
  cancelHappenings(tx, orderNo, {
    at,
    matching: ({ kind }) => kind === 'repair.quote' || kind === 'repair.progress',
  });
}
