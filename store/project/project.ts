import { eq } from 'drizzle-orm';
import type { Queries } from '#store/db.ts';
import { projectReplacements } from '#store/ledger/replacements.ts';
import { projectRefunds, type Reservation } from '#store/ledger/refunds.ts';
import { releaseUnits } from '#store/ledger/units.ts';
import { findOrder } from '#store/orders.ts';
import { cases } from '#store/schema/cases.ts';
import { caseColumns, closedAtAfter, priorityOf } from './cases.ts';
import { projectDefects } from './defects.ts';
import { projectFacts } from './facts.ts';
import { projectGrants } from './grants.ts';
import { projectCharges } from './charges.ts';
import { projectIntake } from './intakes.ts';
import { projectOpinion } from './opinions.ts';
import { projectOutbox } from './outbox.ts';
import { projectPromises } from './promises.ts';
import { projectRefs } from './refs.ts';
import { projectRegister } from './register.ts';
import { projectSearch } from './search.ts';
import type { Step } from './step.ts';
import { projectTasks } from './tasks.ts';

export interface Projection {
  readonly queries: Queries;
  readonly caseNo: string;
  readonly steps: readonly Step[];
  /** When the case was closed before these steps, if it was. */
  readonly closedAt: number | null;
  readonly reservations: readonly Reservation[];
}

/** Derives everything else from the events that were just written, in their own transaction. */
export async function project(projection: Projection): Promise<void> {
  const { queries, caseNo, steps, reservations } = projection;
  await projectCase(projection);
  await projectCharges(queries, caseNo, steps);
  await projectReplacements(queries, caseNo, steps);
  await projectRefunds({ queries, caseNo, reservations }, steps);
  await projectGrants(queries, steps);
  await projectTasks(queries, steps);
  await projectPromises(queries, steps);
  await projectRegister(queries, steps);
  await projectRefs(queries, steps);
  await projectIntake(queries, steps);
  await projectDefects(queries, steps);
  await projectOpinion(queries, steps);
  await projectFacts(queries, steps);
  await releaseOnClosing(projection);
  await projectOutbox(queries, steps);
  await projectSearch(queries, caseNo, steps);
}

async function projectCase({ queries, caseNo, steps, closedAt }: Projection): Promise<void> {
  const first = steps[0];
  const last = steps.at(-1);
  if (!first || !last) return;
  const row = caseColumns(last.after, { closedAt: closedAtAfter(closedAt, steps), updatedAt: last.event.at });
  if (first.before.seq > 0) {
    await queries.update(cases).set(row).where(eq(cases.caseNo, caseNo));
    return;
  }
  const order = await findOrder(queries, { shop: row.shop, orderNo: row.orderNo });
  await queries
    .insert(cases)
    .values({ priority: priorityOf(order?.tier), ...row, customerId: order?.customerId ?? null });
}

/** A case that ends gives back what it did not settle (R3). */
async function releaseOnClosing({ queries, caseNo, steps }: Projection): Promise<void> {
  const closes = steps.some(({ event }) => event.type === 'stageMoved' && event.data.to === 'closed');
  if (closes) await releaseUnits(queries, caseNo);
}
