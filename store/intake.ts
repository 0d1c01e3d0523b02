import { and, asc, eq, isNull, lt } from 'drizzle-orm';
import type { Actor } from '#domain/case/actor.ts';
import type { CaseNo } from '#domain/ids.ts';
import type { CaseRequest } from '#domain/intake/request.ts';
import { nextCaseNo } from './case-number.ts';
import type { Database, Queries } from './db.ts';
import type { CasePerson } from './people.ts';
import { startIntake } from './project/intakes.ts';
import { casePeople, intakes } from './schema/intake.ts';
import { refreshSearch } from './search/refresh.ts';
import { keepTexts, type NewText } from './texts.ts';
import { inTransaction } from './transaction.ts';

/** A request as it came in, with the person and the words that go to their own tables (R50). */
export interface NewIntake {
  readonly request: CaseRequest;
  /** The policy version the case will pin (R35). */
  readonly policy: { readonly id: string; readonly version: string };
  /** What makes it the same problem as another (A8): the domain's `sameCaseKey`. */
  readonly sameCaseKey: string;
  readonly person: CasePerson;
  readonly texts: readonly NewText[];
  /** Who may repeat the call, and by which key it is known again. */
  readonly principal: string;
  readonly idempotencyKey: string | null;
  readonly receivedAt: number;
  /** In whose name the case is opened; the customer's, unless said. */
  readonly by?: Actor;
}

export interface Registered {
  readonly caseNo: CaseNo;
  /** The problem was already a case: this is its number (A8). */
  readonly duplicate: boolean;
}

/** A request whose workflow is not known to exist. */
export type Unstarted = Pick<
  typeof intakes.$inferSelect,
  'caseNo' | 'request' | 'policy' | 'by' | 'idempotencyKey' | 'receivedAt'
>;

export interface Intake {
  /** One case for one problem, whatever arrives at the same instant (A8, R2). */
  register(intake: NewIntake): Promise<Registered>;
  /** Requests received before `receivedBefore` that nobody started: a crash came between. */
  unstarted(receivedBefore: number, limit?: number): Promise<Unstarted[]>;
  markStarted(caseNo: CaseNo, startedAt: number): Promise<void>;
}

const ATTEMPTS = 5;

export function createIntake(database: Database): Intake {
  return {
    register: (intake) => register(database, intake),
    unstarted: (receivedBefore, limit = 100) =>
      database.queries
        .select({
          caseNo: intakes.caseNo,
          request: intakes.request,
          policy: intakes.policy,
          by: intakes.by,
          idempotencyKey: intakes.idempotencyKey,
          receivedAt: intakes.receivedAt,
        })
        .from(intakes)
        .where(and(isNull(intakes.startedAt), lt(intakes.receivedAt, receivedBefore)))
        .orderBy(asc(intakes.receivedAt))
        .limit(limit),
    markStarted: async (caseNo, startedAt) => {
      await startIntake(database.queries, caseNo, startedAt);
    },
  };
}

/** The case that had the problem may close between our losing to it and our finding it: then the problem is free again. */
async function register(database: Database, intake: NewIntake): Promise<Registered> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const known = (await byKey(database.queries, intake)) ?? (await joinOpen(database, intake));
    if (known) return known;
    const caseNo = await nextCaseNo(database.queries, intake.receivedAt);
    const opened = await inTransaction(database, (queries) => open(queries, intake, caseNo));
    if (opened) return opened;
  }
  throw new Error(`order ${intake.request.order}: its open case kept vanishing while a request was taken in`);
}

/** The same call again, by its key: the same answer, and nothing new. */
async function byKey(queries: Queries, { principal, idempotencyKey }: NewIntake): Promise<Registered | undefined> {
  if (idempotencyKey === null) return undefined;
  const [row] = await queries
    .select({ caseNo: intakes.caseNo })
    .from(intakes)
    .where(and(eq(intakes.principal, principal), eq(intakes.idempotencyKey, idempotencyKey)));
  return row && { caseNo: row.caseNo, duplicate: false };
}

/** The problem is a case already: what was written this time is kept with it. */
async function joinOpen(database: Database, intake: NewIntake): Promise<Registered | undefined> {
  const [row] = await database.queries
    .select({ caseNo: intakes.caseNo })
    .from(intakes)
    .where(and(eq(intakes.sameCaseKey, intake.sameCaseKey), eq(intakes.open, true)));
  if (!row) return undefined;
  await inTransaction(database, (queries) => keepWords(queries, intake, row.caseNo));
  return { caseNo: row.caseNo, duplicate: true };
}

/** Opens the case, unless the problem or the call has one meanwhile: the unique indexes decide, not a look before. */
async function open(queries: Queries, intake: NewIntake, caseNo: CaseNo): Promise<Registered | undefined> {
  const { request, policy, sameCaseKey, principal, idempotencyKey, receivedAt, person } = intake;
  const { rowCount } = await queries
    .insert(intakes)
    .values({
      caseNo,
      shop: request.shop,
      orderNo: request.order,
      sameCaseKey,
      request,
      policy,
      by: intake.by ?? { type: 'customer' },
      principal,
      idempotencyKey,
      receivedAt,
    })
    .onConflictDoNothing();
  if (rowCount !== 1) return undefined;
  const { name, email, phone, locale, channel } = person;
  await queries.insert(casePeople).values({ caseNo, name, email, phone, locale, channel });
  await keepWords(queries, intake, caseNo);
  return { caseNo, duplicate: false };
}

/** The case is found by them, and by whoever wrote them, from then on (E4). */
async function keepWords(queries: Queries, intake: NewIntake, caseNo: CaseNo): Promise<void> {
  const { texts, principal, idempotencyKey } = intake;
  const source = idempotencyKey === null ? {} : { source: `${principal}/${idempotencyKey}` };
  await keepTexts(queries, { caseNo, texts, ...source });
  await refreshSearch(queries, caseNo);
}
