import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import type { Actor } from '#domain/case/actor.ts';
import type { ClockName } from '#domain/case/clocks.ts';
import type { CaseOutcome, EventType } from '#domain/case/events.ts';
import { STAGE_ORDER } from '#domain/case/stages.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { Department } from '#domain/department.ts';
import type { Kind } from '#domain/intake/kind.ts';
import type { OutsidePort } from '#domain/outside-ports.ts';
import type { Channel, Problem, Wish } from '#domain/intake/request.ts';
import type { RefusalCode } from '#domain/refusals.ts';
import type { RemedyKind } from '#domain/remedies/index.ts';
import type { Queue } from '#domain/triage.ts';
import { instant, minorUnits, oneOf } from './columns.ts';
import { intakes } from './intake.ts';

/** The record of every case, append-only: who did what, when, why (E4). All other tables of this file derive from it. */
export const caseEvents = pgTable(
  'case_events',
  {
    caseNo: text('case_no')
      .notNull()
      .references(() => intakes.caseNo),
    seq: integer().notNull(),
    at: instant().notNull(),
    actorType: text('actor_type').$type<Actor['type']>().notNull(),
    actorId: text('actor_id'),
    type: text().$type<EventType>().notNull(),
    data: jsonb().notNull(),
    because: text(),
    /** Names the write that put it on record, once in the case's life: how a repeated write is known. */
    cause: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseNo, t.seq] }),
    index('case_events_cause').on(t.caseNo, t.cause),
    index('case_events_answers')
      .on(t.at, t.caseNo, t.seq)
      .where(sql`${t.type} = 'revisitAnswered'`),
    index('case_events_decided')
      .on(t.at)
      .where(sql`${t.type} = 'decisionMade'`),
    check('case_events_seq', sql`${t.seq} > 0`),
  ],
);

/** Read model: one row a case, for lists and pages. `state` is the fold of its events; `seq` is its version. */
export const cases = pgTable(
  'cases',
  {
    caseNo: text('case_no')
      .primaryKey()
      .references(() => intakes.caseNo),
    seq: integer().notNull(),
    shop: text().notNull(),
    orderNo: text('order_no').notNull(),
    customerId: text('customer_id'),
    channel: text().$type<Channel>().notNull(),
    problem: text().$type<Problem>(),
    wish: text().$type<Wish>(),
    remedy: text().$type<RemedyKind>(),
    stage: text({ enum: STAGE_ORDER }).notNull(),
    waitingOn: text('waiting_on').notNull(),
    priority: smallint().notNull(),
    kind: text().$type<Kind>().notNull().default('return'),
    queue: text().$type<Queue>().notNull().default('general'),
    department: text().$type<Department>(),
    firstResponseAt: instant('first_response_at'),
    outcome: text().$type<CaseOutcome>(),
    refusalCode: text('refusal_code').$type<RefusalCode>(),
    stuck: boolean().notNull(),
    /** The outside system whose answer the case itself waits for: null most of the time. */
    awaitedPort: text('awaited_port').$type<OutsidePort>(),
    openedAt: instant('opened_at').notNull(),
    closedAt: instant('closed_at'),
    since: instant().notNull(),
    nextDeadlineAt: instant('next_deadline_at'),
    nextDeadlineName: text('next_deadline_name').$type<ClockName>(),
    offerAmount: minorUnits('offer_amount'),
    offerCurrency: text('offer_currency'),
    updatedAt: instant('updated_at').notNull(),
    state: jsonb().$type<CaseState>().notNull(),
  },
  (t) => [
    index('cases_queue')
      .on(t.priority, t.openedAt, t.caseNo)
      .where(sql`${t.closedAt} is null`),
    index('cases_queue_by_kind')
      .on(t.kind, t.priority, t.openedAt, t.caseNo)
      .where(sql`${t.closedAt} is null`),
    index('cases_queue_by_party')
      .on(t.waitingOn, t.priority, t.openedAt, t.caseNo)
      .where(sql`${t.closedAt} is null`),
    index('cases_queue_by_stage')
      .on(t.stage, t.priority, t.openedAt, t.caseNo)
      .where(sql`${t.closedAt} is null`),
    index('cases_stuck')
      .on(t.priority, t.openedAt, t.caseNo)
      .where(sql`${t.stuck}`),
    index('cases_held')
      .on(t.awaitedPort, t.caseNo)
      .where(sql`${t.awaitedPort} is not null`),
    index('cases_due')
      .on(t.nextDeadlineAt)
      .where(sql`${t.closedAt} is null`),
    index('cases_by_date').on(t.openedAt, t.caseNo),
    index('cases_by_closing')
      .on(t.shop, t.closedAt)
      .where(sql`${t.closedAt} is not null`),
    index('cases_by_order').on(t.shop, t.orderNo),
    index('cases_by_customer').on(t.customerId, t.openedAt),
    check('cases_stage', sql`${t.stage} in (${oneOf(STAGE_ORDER)})`),
    check('cases_deadline', sql`(${t.nextDeadlineAt} is null) = (${t.nextDeadlineName} is null)`),
  ],
);
