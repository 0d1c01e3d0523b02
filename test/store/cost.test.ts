import { drizzle } from 'drizzle-orm/node-postgres';
import { listCases, listDue } from '#store/cases.ts';
import type { Database } from '#store/db.ts';
import { caseHistory } from '#store/history.ts';
import { takeFromInbox } from '#store/inbox.ts';
import { createIntake } from '#store/intake.ts';
import { takeFromOutbox } from '#store/outbox.ts';
import { listTasks } from '#store/tasks.ts';
import { DAY, T0 } from './fixture.ts';
import { aDatabase } from './stand.ts';

const small = aDatabase();
const large = aDatabase();

/** A shop's past: a fifth of the cases is open, a customer has four, an order two; nearly all messages are sent. */
const FILL = `
  insert into intakes (case_no, shop, order_no, same_case_key, open, request, policy, "by", principal, received_at, started_at)
    select 'C' || lpad(i::text, 6, '0'), 'retail-us', 'W' || i / 2, 'k' || i, i % 5 = 0, '{}', '{}', '{}', 'p', to_timestamp(1e9 + i * 60), case when i > 20 then now() end
    from generate_series(1, $1::int) i;
  insert into cases (case_no, seq, shop, order_no, customer_id, channel, problem, stage, waiting_on, priority, stuck, opened_at, closed_at, since,
      next_deadline_at, next_deadline_name, updated_at, state)
    select 'C' || lpad(i::text, 6, '0'), 9, 'retail-us', 'W' || i / 2, 'u' || i / 4, 'web', (array['defective', 'wrong_item', 'no_longer_wanted'])[i % 3 + 1],
      case when i % 5 = 0 then (array['intake', 'diagnosis', 'negotiation', 'execution'])[i % 4 + 1] else 'archived' end,
      case when i % 5 = 0 then (array['customer', 'agent', 'warehouse'])[i % 3 + 1] else 'nobody' end, 1 + (i % 10 > 0)::int, i % 25 = 0,
      to_timestamp(1e9 + i * 60), case when i % 5 > 0 then to_timestamp(2e9) end, to_timestamp(1e9 + i * 60),
      case when i % 5 = 0 then to_timestamp(1e9 + i * 60) end, case when i % 5 = 0 then 'offerAnswer' end, to_timestamp(2e9),
      jsonb_build_object('filler', repeat(md5(i::text), 40))
    from generate_series(1, $1::int) i;
  insert into tasks (case_no, task, kind, role, why, level, opened_at, done_at, how)
    select 'C' || lpad(i::text, 6, '0'), 't1', 'stuck', (array['agent', 'finance'])[i % 2 + 1], 'why', 0, to_timestamp(1e9 + i * 60),
      case when i % 5 > 0 then to_timestamp(2e9) end, case when i % 5 > 0 then 'retried' end
    from generate_series(1, $1::int) i;
  insert into outbox (dedupe_key, case_no, shop, to_role, template, params, locale, at, status)
    select 'C' || lpad(i::text, 6, '0') || k, 'C' || lpad(i::text, 6, '0'), 'retail-us', 'customer', 'x', '{}', 'en', now(), case when i > $1::int - 100 then 'queued' else 'sent' end
    from generate_series(1, $1::int) i, generate_series(1, 3) k;
  insert into inbox (provider, event_id, type, body, received_at, business_at, status)
    select 'carrier', i::text, 'x', '{}', now(), now(), case when i > $1::int - 100 then 'new' else 'done' end from generate_series(1, $1::int) i;`;

const takeOf = { now: Date.UTC(2040, 0, 1), limit: 20, leaseMs: 1 };
const QUERIES: Readonly<Record<string, (queries: Database['queries']) => Promise<unknown>>> = {
  'the work queue': (queries) => listCases(queries, { open: true }, { limit: 50 }),
  'its second page': async (queries) => {
    const { next } = await listCases(queries, { open: true }, { limit: 50 });
    return listCases(queries, { open: true }, { limit: 50, after: next ?? '' });
  },
  "a party's queue": (queries) => listCases(queries, { open: true, waitingOn: 'agent' }, { limit: 50 }),
  "a stage's queue": (queries) => listCases(queries, { stage: 'execution' }, { limit: 50 }),
  'stuck cases': (queries) => listCases(queries, { stuck: true }, { limit: 25 }),
  'the newest cases': (queries) => listCases(queries, {}, { limit: 50 }),
  'closed cases of a problem': (queries) => listCases(queries, { open: false, problem: 'defective' }, { limit: 50 }),
  'what falls due': (queries) => listDue(queries, Date.UTC(2040, 0, 1), 50),
  "an order's cases": (queries) => listCases(queries, { shop: 'retail-us', orderNo: 'W300' }, { limit: 50 }),
  "a customer's cases": (queries) => listCases(queries, { customerId: 'u77' }, { limit: 50 }),
  "a case's history": (queries) =>
    caseHistory(queries, { caseNo: 'C000200', order: { shop: 'retail-us', orderNo: 'W100' } }),
  'a queue of tasks': (queries) => listTasks(queries, { role: 'agent' }, { limit: 50 }),
  'unstarted intakes': (queries) => createIntake({ ...small(), queries }).unstarted(T0 + DAY),
  'taking messages': (queries) => takeFromOutbox(queries, takeOf),
  'taking events': (queries) => takeFromInbox(queries, takeOf),
};

interface Plan {
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
}

/** The pages of the last statement the query sends, counted by Postgres itself; undone afterwards. */
async function pagesOf(stand: typeof small, name: string): Promise<number> {
  const client = await stand().pool.connect();
  let sent: { query: string; params: unknown[] } = { query: '', params: [] };
  const logger = { logQuery: (query: string, params: unknown[]) => void (sent = { query, params }) };
  try {
    await client.query('begin');
    await QUERIES[name]?.(drizzle(client, { logger }));
    await client.query('rollback; begin');
    const explain = `explain (analyze, buffers, format json) ${sent.query}`;
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(explain, sent.params);
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    return plan ? plan['Shared Hit Blocks'] + plan['Shared Read Blocks'] : Number.NaN;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

describe('the cost of reading', () => {
  beforeAll(async () => {
    for (const [stand, count] of [
      [small, 1_000],
      [large, 20_000],
    ] as const) {
      for (const statement of FILL.split(';').filter((part) => part.trim() !== ''))
        await stand().pool.query(statement, [count]);
      await stand().pool.query('vacuum analyze');
    }
  }, 120_000);

  it.each(Object.keys(QUERIES))(
    'of %s does not grow with the number of cases: pages at 20,000 within twice those at 1,000',
    async (name) => {
      const pages = { at1k: await pagesOf(small, name), at20k: await pagesOf(large, name) };
      expect(pages.at20k).toBeLessThanOrEqual(2 * pages.at1k);
    },
  );
});
