import type { CaseEvent } from '#domain/case/events.ts';
import type { Worth } from '#domain/compensation/worth.ts';
import type { DefectCount } from '#domain/diagnosis/alarm.ts';
import type { GoodsRef } from '#domain/diagnosis/finding.ts';
import type { LineClaim } from '#domain/intake/request.ts';
import type { Order, OrderPerson } from '#domain/order.ts';
import type { RemedyKind } from '#domain/remedies/index.ts';
import { countDefects, joinAlarm, raiseAlarm, type NewAlarm } from './alarms.ts';
import type { Queries } from './db.ts';
import { saveDecision, type NewDecision } from './decisions.ts';
import { lastEvent } from './events.ts';
import { caseHistory, requestsForUnits, type PastCase } from './history.ts';
import { createMoneyTx, type MoneyTx } from './ledger/money-tx.ts';
import { alreadyRefunded, lockPayments, type AlreadyRefunded, type PaymentRoom } from './ledger/payments.ts';
import { reserveRefund, type Reservation } from './ledger/refunds.ts';
import {
  claimUnits,
  releaseUnits,
  settleUnits,
  unsettleUnits,
  unitsOfCase,
  unitsOfOrder,
  type Claimed,
  type Unit,
  type UnitSettlement,
} from './ledger/units.ts';
import { repairPayments, repairsOfUnits, type UnitsMeant } from './past-repairs.ts';
import { findOrder, findOrderPerson, type OrderRef } from './orders.ts';
import { findPerson, type CasePerson } from './people.ts';
import { promisedByOthers } from './promised.ts';

/** What a decision may look at and lay hold of, inside the transaction that writes its events: all of it or nothing. */
export interface CaseTx extends MoneyTx {
  readonly caseNo: string;
  /** The order as it was last saved, or undefined before anybody looked it up. */
  order(): Promise<Order | undefined>;
  /** Who ordered, as the shop knows them. */
  orderPerson(): Promise<OrderPerson | undefined>;
  /** Who the case is with, as they named themselves. */
  person(): Promise<CasePerson | undefined>;
  /** Ties up units for this case, all or none (R2); units it already holds count. */
  claimUnits(lines: readonly LineClaim[], remedy: RemedyKind): Promise<Claimed>;
  unitsOfCase(): Promise<Unit[]>;
  /** All units of the order, whoever holds them. */
  unitsOfOrder(): Promise<Unit[]>;
  settleUnits(settlements: readonly UnitSettlement[]): Promise<void>;
  /** Takes an end back that did not hold: the units are the case's to settle again, or free. */
  unsettleUnits(ends: readonly UnitSettlement[], to: 'tied' | 'free'): Promise<void>;
  /** Frees what the case holds and has not settled (R3); how many. */
  releaseUnits(): Promise<number>;
  /** The order's payments with the room left on each, locked until the end of the transaction. */
  payments(): Promise<PaymentRoom[]>;
  /** Sets money aside for a refund that the same decision plans; false when there is no room (R7). */
  reserveRefund(reservation: Reservation): Promise<boolean>;
  alreadyRefunded(): Promise<AlreadyRefunded>;
  /** Keeps a decision and returns its number, which events refer to. */
  saveDecision(decision: NewDecision): Promise<number>;
  /** Who last decided a question of this case, and why (R37). */
  lastGrant(): Promise<Pick<CaseEvent, 'by' | 'because'> | undefined>;
  /** How many other cases asked for something about these lines. */
  requestsForUnits(lines: readonly LineClaim[]): Promise<number>;
  /** How often one of these units has come back repaired, in whichever case of the order (D4). */
  repairsOfUnits(units: UnitsMeant): Promise<number>;
  /** Payments of the order that were for repairs: no goods are paid back on them (R7). */
  repairPayments(): Promise<ReadonlySet<string>>;
  /** What the order's other cases have promised; they wait until this decision is on record (R43). */
  promisedByOthers(): Promise<Worth>;
  /** Counts who else found a defect in these goods; the articles stay locked until the end of the transaction (B3). */
  countDefects(goods: readonly GoodsRef[], since: number): Promise<DefectCount[]>;
  raiseAlarm(alarm: Pick<NewAlarm, 'id' | 'about' | 'at'>): Promise<void>;
  joinAlarm(alarm: string, at: number): Promise<void>;
  /** The customer's other cases (B1). */
  caseHistory(): Promise<PastCase[]>;
}

interface Subject {
  readonly caseNo: string;
  readonly order: OrderRef;
  /** Where reservations are noted, so that each is matched with its planned refund. */
  readonly reservations: Reservation[];
}

export function createCaseTx(queries: Queries, { caseNo, order, reservations }: Subject): CaseTx {
  let found: Promise<Order | undefined> | undefined;
  return {
    ...createMoneyTx(queries, { caseNo, order }),
    caseNo,
    // Nobody saves the order within a decision: it is read once.
    order: () => (found ??= findOrder(queries, order)),
    orderPerson: () => findOrderPerson(queries, order),
    person: () => findPerson(queries, caseNo),
    claimUnits: (lines, remedy) => claimUnits(queries, { caseNo, order, lines, remedy }),
    unitsOfCase: () => unitsOfCase(queries, caseNo),
    unitsOfOrder: () => unitsOfOrder(queries, order),
    settleUnits: (settlements) => settleUnits(queries, caseNo, settlements),
    unsettleUnits: (ends, to) => unsettleUnits(queries, caseNo, { ends, to }),
    releaseUnits: () => releaseUnits(queries, caseNo),
    payments: () => lockPayments(queries, order),
    reserveRefund: async (reservation) => {
      const reserved = await reserveRefund(queries, reservation);
      if (reserved) reservations.push(reservation);
      return reserved;
    },
    alreadyRefunded: () => alreadyRefunded(queries, caseNo, order),
    saveDecision: (decision) => saveDecision(queries, caseNo, decision),
    lastGrant: () => lastEvent(queries, caseNo, 'decisionMade'),
    promisedByOthers: () => promisedByOthers(queries, { caseNo, order }),
    requestsForUnits: (lines) => requestsForUnits(queries, { caseNo, order }, lines),
    repairPayments: () => repairPayments(queries, order),
    repairsOfUnits: (units) => repairsOfUnits(queries, order, units),
    countDefects: (goods, since) => countDefects(queries, { caseNo, shop: order.shop, since }, goods),
    raiseAlarm: (alarm) => raiseAlarm(queries, { ...alarm, shop: order.shop, by: caseNo }),
    joinAlarm: (alarm, at) => joinAlarm(queries, alarm, { caseNo, at }),
    caseHistory: () => caseHistory(queries, { caseNo, order }),
  };
}
