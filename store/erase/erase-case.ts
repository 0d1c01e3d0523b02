import { and, eq, inArray, isNotNull, or, sql } from 'drizzle-orm';
import type { Queries } from '#store/db.ts';
import { eraseEvidence } from '#store/evidence.ts';
import { eraseInbound } from '#store/inbound/messages.ts';
import { cases } from '#store/schema/cases.ts';
import type { ErasedCounts } from '#store/schema/customers.ts';
import { casePeople, caseTexts } from '#store/schema/intake.ts';
import { inbox, outbox } from '#store/schema/messages.ts';
import { refreshSearch } from '#store/search/refresh.ts';

/** What is left of a provider's news when its body is gone; the guard of the inbox lets nothing else take its place. */
export const ERASED_BODY = { erased: true } as const;

/** Why a message to an erased person is not sent. */
export const ERASED = 'erased';

/** Params that may repeat what somebody wrote; amounts, dates and numbers stay (E4). */
const WORDS = ['why', 'answer', 'words', 'reason', 'text', 'note', 'name'] as const;

/**
 * Takes the person out of a case that is over for good: who they are, how to reach them, what they wrote and showed,
 * and what that is found by. The record, the ledgers and the decisions hold none of it and stay (R50, E4). Undefined
 * while the case may still need its customer.
 */
export async function eraseCase(queries: Queries, caseNo: string): Promise<ErasedCounts | undefined> {
  const [row] = await queries.select({ stage: cases.stage }).from(cases).where(eq(cases.caseNo, caseNo)).for('update');
  if (row?.stage !== 'archived') return undefined;
  const letters = await eraseInbound(queries, { caseNo, addresses: await addressesOf(queries, caseNo) });
  const counts = {
    letters,
    people: await erasePeople(queries, caseNo),
    texts: await eraseTexts(queries, caseNo),
    files: await eraseEvidence(queries, caseNo),
    unsent: await stopMessages(queries, caseNo),
    messages: await eraseParams(queries, caseNo),
    news: await eraseNews(queries, caseNo),
  };
  await refreshSearch(queries, caseNo);
  return counts;
}

/** By which what they wrote outside of any case is theirs. */
async function addressesOf(queries: Queries, caseNo: string): Promise<string[]> {
  const { email, phone } = casePeople;
  const rows = await queries.select({ email, phone }).from(casePeople).where(eq(casePeople.caseNo, caseNo));
  return rows.flatMap((row) => [row.email?.toLowerCase() ?? [], row.phone ?? []].flat());
}

async function erasePeople(queries: Queries, caseNo: string): Promise<number> {
  const { name, email, phone } = casePeople;
  const { rowCount } = await queries
    .update(casePeople)
    .set({ name: null, email: null, phone: null })
    .where(and(eq(casePeople.caseNo, caseNo), or(isNotNull(name), isNotNull(email), isNotNull(phone))));
  return rowCount ?? 0;
}

/** That somebody wrote, when and of what kind stays on record. */
async function eraseTexts(queries: Queries, caseNo: string): Promise<number> {
  const { rowCount } = await queries
    .update(caseTexts)
    .set({ text: null, url: null })
    .where(and(eq(caseTexts.caseNo, caseNo), or(isNotNull(caseTexts.text), isNotNull(caseTexts.url))));
  return rowCount ?? 0;
}

async function stopMessages(queries: Queries, caseNo: string): Promise<number> {
  const { rowCount } = await queries
    .update(outbox)
    .set({ status: 'dead', lastError: ERASED })
    .where(
      and(
        eq(outbox.caseNo, caseNo),
        inArray(outbox.toRole, ['customer', 'public']),
        inArray(outbox.status, ['queued', 'sending', 'failed']),
      ),
    );
  return rowCount ?? 0;
}

/** Why a delivery failed may name an address. */
async function eraseParams(queries: Queries, caseNo: string): Promise<number> {
  const words = sql`${sql.param([...WORDS])}::text[]`;
  const { rowCount } = await queries
    .update(outbox)
    .set({
      params: sql`${outbox.params} - ${words}`,
      lastError: sql`case when ${outbox.lastError} is null then null else ${ERASED} end`,
    })
    .where(and(eq(outbox.caseNo, caseNo), sql`(${outbox.params} ?| ${words} or ${outbox.lastError} <> ${ERASED})`));
  return rowCount ?? 0;
}

async function eraseNews(queries: Queries, caseNo: string): Promise<number> {
  const { rowCount } = await queries
    .update(inbox)
    .set({ body: ERASED_BODY })
    .where(and(eq(inbox.caseNo, caseNo), sql`${inbox.body} <> ${JSON.stringify(ERASED_BODY)}::jsonb`));
  return rowCount ?? 0;
}
