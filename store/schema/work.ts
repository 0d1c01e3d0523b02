import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import type { CaseEvent } from '#domain/case/events.ts';
import type { Department } from '#domain/department.ts';
import type { Problem } from '#domain/intake/request.ts';
import type { UnitOutcome } from '#domain/parts/return-parcel.ts';
import type { StuckStep, TaskKind } from '#domain/task.ts';
import type { Queue } from '#domain/triage.ts';
import { instant } from './columns.ts';
import { cases } from './cases.ts';

/** Read model: what people are asked to do, by queue (B5, B6). */
export const tasks = pgTable(
  'tasks',
  {
    caseNo: text('case_no')
      .notNull()
      .references(() => cases.caseNo),
    task: text().notNull(),
    kind: text().$type<TaskKind>().notNull(),
    role: text().notNull(),
    step: text().$type<StuckStep>(),
    why: text().notNull(),
    level: smallint().notNull(),
    department: text().$type<Department>(),
    owner: text(),
    /** The case's, when the task was last written: the queue's order (A7). */
    priority: smallint().notNull().default(3),
    queue: text().$type<Queue>().notNull().default('general'),
    openedAt: instant('opened_at').notNull(),
    dueAt: instant('due_at'),
    doneAt: instant('done_at'),
    how: text().$type<CaseEvent<'taskDone'>['data']['how']>(),
  },
  (t) => [
    primaryKey({ columns: [t.caseNo, t.task] }),
    index('tasks_queue')
      .on(t.role, t.priority, t.openedAt, t.caseNo, t.task)
      .where(sql`${t.doneAt} is null`),
    index('tasks_open')
      .on(t.priority, t.openedAt, t.caseNo, t.task)
      .where(sql`${t.doneAt} is null`),
    index('tasks_of_owner')
      .on(t.owner)
      .where(sql`${t.doneAt} is null and ${t.owner} is not null`),
    check('tasks_done', sql`(${t.doneAt} is null) = (${t.how} is null)`),
  ],
);

/** Read model: the register of returned goods, a row for equal units of one inspection (D8). */
export const returnsRegister = pgTable(
  'returns_register',
  {
    caseNo: text('case_no')
      .notNull()
      .references(() => cases.caseNo),
    seq: integer().notNull(),
    entry: smallint().notNull(),
    shop: text().notNull(),
    orderNo: text('order_no').notNull(),
    lineNo: integer('line_no'),
    sku: text(),
    quantity: integer().notNull(),
    reason: text().$type<Problem>(),
    /** None of a parcel that came back without one (R30). */
    rma: text(),
    trackingNo: text('tracking_no'),
    result: text().$type<UnitOutcome['outcome']>().notNull(),
    disposition: text().$type<Exclude<UnitOutcome['disposition'], null>>(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseNo, t.seq, t.entry] }),
    index('returns_register_of_shop').on(t.shop, t.at),
    index('returns_register_by_date').on(t.at, t.caseNo, t.seq, t.entry),
    check('returns_register_quantity', sql`${t.quantity} > 0`),
  ],
);

/** Read model: the cases that an outside number belongs to; a parcel may hold units of several cases (R27). */
export const caseRefs = pgTable(
  'case_refs',
  {
    kind: text({ enum: ['tracking', 'rma', 'refund', 'review'] }).notNull(),
    ref: text().notNull(),
    caseNo: text('case_no')
      .notNull()
      .references(() => cases.caseNo),
  },
  (t) => [primaryKey({ columns: [t.kind, t.ref, t.caseNo] }), index('case_refs_of_case').on(t.caseNo)],
);
