import { CHECKS, type CheckName } from '#verify/difference.ts';
import { ROOT } from '#scripts/up/data-folder.ts';
import { execute } from '#scripts/up/postgres/database.ts';
import { run } from '#scripts/up/processes.ts';
import { workflowIdOf } from '#domain/ids.ts';
import { connectClient } from '#temporal/connection.ts';
import { startStack, type Stack } from '#test/support/stack.ts';
import { tell, type Story, type StoryOrder } from '#test/support/story.ts';
import { differencesAtRest, differencesIn } from '#test/support/verified.ts';

const DAY_MS = 86_400_000;

let stack: Stack;
let story: Story;
/** A return that was paid and closed, a refund on its way, a return that waits for its parcel. */
let paid: string;
let paying: string;
let waiting: string;
let orderOfPaid: StoryOrder;
const seen = new Set<CheckName>();

const sql = (statement: string, values: readonly unknown[] = []): Promise<unknown[]> =>
  execute(stack.databaseUrl, statement, values);

beforeAll(async () => {
  stack = await startStack();
  story = tell(stack);
  orderOfPaid = await story.anOrder({
    where: ({ lines, payments }) => lines.length > 1 && payments[0]?.tender === 'card',
  });
  paid = await story.opened(orderOfPaid);
  await story.accept(paid);
  await story.until(paid, ({ parcel }) => parcel?.status === 'awaitingParcel');
  await story.sendParcel(paid);
  await story.after(paid, 'P7D');
  await story.until(paid, ({ stage }) => stage === 'followUp');
  await story.after(paid, 'P14D');
  await story.until(paid, ({ stage }) => stage === 'closed');

  const pending = await story.anOrder({ status: 'pending', where: ({ payments }) => payments[0]?.tender === 'card' });
  const items = pending.lines.map(({ lineNo, quantity }) => ({ line: lineNo, quantity }));
  paying = await story.opened(pending, { wish: 'refund_only', items });
  await story.accept(paying);
  await story.until(paying, ({ refunds }) => refunds[0]?.status === 'accepted');

  waiting = await story.opened(await story.anOrder());
  await story.accept(waiting);
  await story.until(waiting, ({ parcel }) => parcel?.status === 'awaitingParcel');
}, 120_000);
afterAll(() => stack?.stop());

/** The checks that a look at the system fails, and what is told. */
async function expectFound(check: CheckName, about: string | RegExp, now?: () => number): Promise<void> {
  const found = await differencesIn(stack, now);
  seen.add(check);
  expect(found).toContainEqual({ check, about: expect.stringMatching(about), says: expect.any(String) });
}

/** Something that no code of ours would do, on tables that are put back as they were. */
interface Planted {
  readonly check: CheckName;
  readonly what: string;
  readonly table: string;
  readonly plant: () => string;
  readonly about: () => string | RegExp;
}

/** Guards stand aside for this one statement, as for whoever repairs a database by hand. */
const asRepairer = (statement: string): Promise<unknown[]> =>
  sql(`do $repair$ begin set local session_replication_role = replica; ${statement}; end $repair$`);

async function planted({ table, plant }: Planted, look: () => Promise<void>): Promise<void> {
  await sql(`create table kept as table ${table}`);
  await asRepairer(plant());
  try {
    await look();
  } finally {
    const columns = (await sql(
      `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns where table_name = $1`,
      [table],
    )) as { names: string }[];
    const names = columns[0]?.names ?? '';
    await asRepairer(
      `delete from ${table}; insert into ${table} (${names}) overriding system value select ${names} from kept`,
    );
    await sql('drop table kept');
  }
}

const PLANTED: readonly Planted[] = [
  {
    check: 'M2',
    what: 'more captured than the provider took',
    table: 'payments',
    plant: () => `update payments set captured = captured + 1 where order_no = '${orderOfPaid.orderNo}'`,
    about: () => /./,
  },
  {
    check: 'M3',
    what: 'a refund that arrived there and not here',
    table: 'refunds',
    plant: () => `update refunds set state = 'accepted' where case_no = '${paid}'`,
    about: () => `${paid}/refund/1`,
  },
  {
    check: 'M3',
    what: 'a refund that arrived here and not there',
    table: 'refunds',
    plant: () => `update refunds set state = 'arrived' where case_no = '${paying}'`,
    about: () => `${paying}/refund/1`,
  },
  {
    check: 'M4',
    what: 'a refund that nobody looks after',
    table: 'cases',
    plant: () => `update cases set state = jsonb_set(state, '{clocks}', '[]') where case_no = '${paying}'`,
    about: () => paying,
  },
  {
    check: 'M5',
    what: 'a payment that is not the sum of its refunds',
    table: 'payments',
    plant: () =>
      `update payments set refunded = refunded - 1 where order_no = '${orderOfPaid.orderNo}' and refunded > 0`,
    about: () => /./,
  },
  {
    check: 'M6',
    what: 'a missing entry of a refund',
    table: 'money_entries',
    plant: () => `delete from money_entries where refund_key = '${paid}/refund/1' and seq = 2`,
    about: () => `${paid}/refund/1`,
  },
  {
    check: 'M7',
    what: 'a changed amount',
    table: 'refunds',
    plant: () => `update refunds set amount = amount - 1 where case_no = '${paid}'`,
    about: () => `${paid}/refund/1`,
  },
  {
    check: 'U1',
    what: 'a unit tied to a closed case',
    table: 'units',
    plant: () => `update units set state = 'tied', settled_as = null where case_no = '${paid}'`,
    about: () => paid,
  },
  {
    check: 'U2',
    what: 'a paid unit that is free again',
    table: 'units',
    plant: () =>
      `update units set state = 'free', case_no = null, remedy = null, settled_as = null where case_no = '${paid}'`,
    about: () => paid,
  },
  {
    check: 'S1',
    what: 'a return that the warehouse does not know',
    table: 'case_events',
    plant: () =>
      `update case_events set data = jsonb_set(data, '{rma}', '"RMA-X"') where case_no = '${paid}' and type = 'returnAuthorised'`,
    about: () => paid,
  },
  {
    check: 'S2',
    what: 'a label that the carrier did not print',
    table: 'case_events',
    plant: () =>
      `update case_events set data = jsonb_set(data, '{trackingNo}', '"T-X"') where case_no = '${paid}' and type = 'returnAuthorised'`,
    about: () => paid,
  },
  {
    check: 'S3',
    what: 'a cancellation that the shop did not make',
    table: 'case_events',
    plant: () => `update case_events set type = 'unitsCancelled' where case_no = '${paid}' and type = 'revisitAsked'`,
    about: () => paid,
  },
  {
    check: 'C2',
    what: 'an event that is gone',
    table: 'case_events',
    plant: () => `delete from case_events where case_no = '${waiting}' and seq = 3`,
    about: () => waiting,
  },
  {
    check: 'C3',
    what: 'a closed case that claims its problem',
    table: 'intakes',
    plant: () => `update intakes set open = true where case_no = '${paid}'`,
    about: () => paid,
  },
  {
    check: 'C7',
    what: "an event whose effect is missing in the case's state",
    table: 'cases',
    plant: () => `update cases set state = jsonb_set(state, '{taskCount}', '7') where case_no = '${waiting}'`,
    about: () => waiting,
  },
  {
    check: 'W1',
    what: 'a message that was never queued',
    table: 'outbox',
    plant: () => `delete from outbox where case_no = '${waiting}' and template = 'return_authorised'`,
    about: () => /return_authorised/,
  },
  {
    check: 'W1',
    what: 'a message that no event asks for',
    table: 'outbox',
    plant: () =>
      `update outbox set dedupe_key = dedupe_key || '/x' where case_no = '${waiting}' and template = 'offer_made'`,
    about: () => /offer_made\/customer\/x$/,
  },
  {
    check: 'W2',
    what: 'news that nobody dealt with',
    table: 'inbox',
    plant: () =>
      `update inbox set status = 'new', received_at = received_at - interval '1 hour', next_attempt_at = '2999-01-01' where id = (select min(id) from inbox)`,
    about: () => /^carrier:/,
  },
  {
    check: 'W2',
    what: 'news that were given up',
    table: 'inbox',
    plant: () => `update inbox set status = 'dead' where id = (select min(id) from inbox)`,
    about: () => /^carrier:/,
  },
  {
    check: 'W3',
    what: 'a message that was given up',
    table: 'outbox',
    plant: () => `update outbox set status = 'dead' where case_no = '${waiting}' and template = 'offer_made'`,
    about: () => /offer_made/,
  },
  {
    check: 'W3',
    what: 'a message that counts as sent and was not',
    table: 'outbox',
    plant: () =>
      `update outbox set dedupe_key = dedupe_key || '/x' where case_no = '${waiting}' and template = 'offer_made'`,
    about: () => /offer_made\/customer\/x$/,
  },
  {
    check: 'R1',
    what: 'a column of the read model that is not what the journal gives',
    table: 'cases',
    plant: () => `update cases set waiting_on = 'agent' where case_no = '${waiting}'`,
    about: () => waiting,
  },
  {
    check: 'R1',
    what: 'a number by which the world speaks of a case, forgotten',
    table: 'case_refs',
    plant: () => `delete from case_refs where case_no = '${waiting}' and kind = 'tracking'`,
    about: () => waiting,
  },
  {
    check: 'A1',
    what: 'an accepted request of which nothing came',
    table: 'intakes',
    plant: () =>
      `insert into intakes (case_no, shop, order_no, same_case_key, request, policy, by, principal, received_at, started_at) select 'AS-2020-000001', shop, order_no, 'planted', request, policy, by, 'planted', received_at - interval '1 hour', received_at from intakes limit 1`,
    about: () => 'AS-2020-000001',
  },
];

it('finds nothing after a run that nobody disturbed', async () => {
  expect(await differencesAtRest(stack)).toEqual([]);
}, 60_000);

it.each(PLANTED)('finds $what ($check)', (one) => planted(one, () => expectFound(one.check, one.about())), 60_000);

it('finds a clock that nobody watches (T1)', () => expectFound('T1', waiting, () => Date.now() + 90 * DAY_MS), 60_000);

it('finds nothing again when all of that was put right', async () => {
  expect(await differencesAtRest(stack)).toEqual([]);
}, 60_000);

it('finds a second refund that somebody made under another key (M1)', async () => {
  const [payment] = orderOfPaid.payments;
  const refundKey = `${paid}/refund/1-again`;
  const answer = await story.call('POST', `${stack.world}/payments/v1/refunds`, {
    body: { paymentId: payment?.paymentId, refundKey, amount: { amount: 1, currency: 'USD' }, reason: 'by hand' },
    headers: { authorization: `Bearer ${stack.token}`, 'idempotency-key': refundKey },
  });
  expect(answer.status).toBe(201);
  await expectFound('M1', refundKey);
}, 60_000);

it('finds a coupon in the shop’s books that no case has given (G1)', async () => {
  const grantKey = `${paid}/grant/1`;
  const answer = await story.call('POST', `${stack.world}/shop/v1/grants`, {
    body: {
      grantKey,
      customerId: orderOfPaid.customerId,
      kind: 'coupon',
      value: { amount: 100, currency: 'USD' },
      reason: 'by hand',
    },
    headers: { authorization: `Bearer ${stack.token}`, 'idempotency-key': grantKey },
  });
  expect(answer.status).toBe(201);
  await expectFound('G1', grantKey);
}, 60_000);

it('finds a case whose workflow was ended (C1)', async () => {
  const { client, connection } = await connectClient(stack.environment);
  await client.workflow.getHandle(workflowIdOf(waiting)).terminate('planted');
  await connection.close();
  await expectFound('C1', waiting);
}, 60_000);

it('says so as a command, a line each, and ends with 1', async () => {
  const command = [process.execPath, ['--import', 'tsx', 'scripts/verify.ts']] as const;
  const answer = await run(...command, { cwd: ROOT, env: stack.environment });
  expect(answer.code).toBe(1);
  expect(answer.stdout).toContain(`C1 ${waiting}: `);
  expect(answer.stdout).toMatch(/checks: \d+ differences\.$/m);
}, 60_000);

it('has found a planted difference of every check', () => {
  expect(Object.keys(CHECKS).filter((check) => !seen.has(check as CheckName))).toEqual([]);
});
