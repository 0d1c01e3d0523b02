import { randomUUID } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import pg from 'pg';
import { startStack, type Stack } from '#test/support/stack.ts';
import { requestOf, tell, type Story } from '#test/support/story.ts';

/** Above it, an agent's offer waits for a supervisor. */
const AGENT_LIMIT = 50_000;

describe('the API on real servers', () => {
  let stack: Stack;
  let story: Story;
  let database: pg.Client;

  beforeAll(async () => {
    stack = await startStack();
    story = tell(stack);
    database = new pg.Client({ connectionString: stack.databaseUrl });
    await database.connect();
  }, 120_000);
  afterAll(async () => {
    await database?.end();
    await stack?.stop();
  });

  it('is ready, and says of each part that it is', async () => {
    const { status, body } = await story.call('GET', `${stack.api}/readyz`);
    expect([status, body]).toEqual([
      200,
      {
        ready: true,
        checks: ['process', 'calendars', 'migrations', 'temporal'].map((name) =>
          expect.objectContaining({ name, ok: true }),
        ),
      },
    ]);
  });

  it('counts requests by operation, and by nothing that is personal', async () => {
    const text = await (await fetch(`${stack.api}/metrics`)).text();
    expect(text).toMatch(
      /aftercare_http_request_duration_seconds_count\{operation="readyz",method="GET",status="200"\} \d/,
    );
    expect(text).not.toMatch(/AS-\d{4}|@/);
  });

  it('opens one case for one key, however often and at however equal an instant it is asked (A8)', async () => {
    const order = await story.anOrder();
    const key = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all(Array.from({ length: 20 }, () => story.open(order, {}, key)));
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.caseNo)).size).toBe(1);
    const { rows } = await database.query('select count(*)::int as n from intakes where order_no = $1', [
      order.orderNo,
    ]);
    expect(rows[0].n).toBe(1);
    const replayed = await story.open(order, {}, key);
    expect([replayed.status, replayed.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
  });

  it('leads two reports of one problem over two channels to one case (A8)', async () => {
    const order = await story.anOrder();
    const answers = await Promise.all([
      story.open(order, { channel: 'chat' }),
      story.open(order, { channel: 'email' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(answers.map(({ body }) => body.caseNo)).size).toBe(1);
    expect(new Set(answers.map(({ body }) => body.duplicate))).toEqual(new Set([false, true]));
    const types = await story.eventTypes(answers[0]?.body.caseNo);
    expect(types.filter((type) => type === 'requestReceived')).toHaveLength(1);
  });

  it('keeps words and contact out of the case and out of its record (R50)', async () => {
    const order = await story.anOrder();
    const caseNo = await story.opened(order, {
      problem: 'defective',
      symptom: 'It smells of burnt rubber.',
      evidence: ['https://example.com/burnt.jpg'],
    });
    const { rows } = await database.query('select kind, text, url from case_texts where case_no = $1 order by kind', [
      caseNo,
    ]);
    expect(rows).toEqual([
      { kind: 'evidence', text: null, url: 'https://example.com/burnt.jpg' },
      { kind: 'symptom', text: 'It smells of burnt rubber.', url: null },
    ]);
    const record = JSON.stringify([await story.events(caseNo), await story.read(caseNo)]);
    expect(record).not.toMatch(/burnt|example\.com/);
    expect(record).not.toContain(order.email);
  });

  it('refuses by rule: unknown order, another customer, too many units, an unknown line', async () => {
    const order = await story.anOrder();
    const line = order.lines[0]?.lineNo ?? 1;
    const refusals = [
      [{ order: 'W0000000' }, 'order_unknown'],
      [{ contact: { email: 'somebody@else.example' } }, 'order_of_other_customer'],
      [{ items: [{ line, quantity: 99 }] }, 'units_not_free'],
      [{ items: [{ line: 99, quantity: 1 }] }, 'line_unknown'],
    ] as const;
    for (const [change, code] of refusals) {
      const answer = await story.open(order, change);
      expect([answer.status, answer.body.code, answer.headers.get('location')]).toEqual([
        422,
        code,
        `/v1/cases/${answer.body.case}`,
      ]);
      expect((await story.read(answer.body.case)).refusal?.code).toBe(code);
    }
  });

  it('lets a customer with a link act in their one case, and staff see who it was', async () => {
    const order = await story.anOrder();
    const caseNo = await story.opened(order);
    const link = await story.api('agent', 'POST', `/v1/cases/${caseNo}/links`, { days: 3 });
    expect(link.status).toBe(201);
    expect(link.body.url).toBe(`${stack.api}/c/${link.body.token}`);
    const asCustomer = { authorization: `Bearer ${link.body.token}`, 'idempotency-key': randomUUID() };
    const accepted = await story.call('POST', `${stack.api}/v1/cases/${caseNo}/offers/1/accept`, {
      body: {},
      headers: asCustomer,
    });
    expect([accepted.status, accepted.body.case.tasks]).toEqual([200, []]);
    const event = (await story.events(caseNo)).find(({ type }) => type === 'offerAccepted');
    expect(event.by.type).toBe('customer');
  });

  it('shows an act in the next read, and refuses a decision on what has changed', async () => {
    const order = await story.anOrder({ where: ({ lines }) => (lines[0]?.net.amount ?? 0) < AGENT_LIMIT });
    const caseNo = await story.opened(order);
    const before = await story.api('agent', 'GET', `/v1/cases/${caseNo}`);
    const declined = await story.decline(caseNo, 1, { reason: 'I would rather keep it.' });
    expect(declined.status).toBe(200);
    const after = await story.read(caseNo);
    expect(after.version).toBeGreaterThanOrEqual(declined.body.version);
    expect(after.offer.status).toBe('declined');
    const offer = { remedy: 'return_and_refund', reason: 'a second try' };
    const stale = await story.api('agent', 'POST', `/v1/cases/${caseNo}/offers`, offer, {
      'if-match': before.headers.get('etag') ?? '',
    });
    expect([stale.status, stale.body.code]).toEqual([412, 'precondition_failed']);
    expect(stale.body.changed.map(({ type }: { type: string }) => type)).toContain('offerDeclined');
    expect((await story.act('agent', caseNo, '/offers', offer)).status).toBe(200);
    expect((await story.read(caseNo)).offer).toMatchObject({
      version: 2,
      status: 'open',
      explanation: { policy: 'retail-us' },
    });
  });

  it('passes the case’s own refusals on, with what they know', async () => {
    const order = await story.anOrder();
    const caseNo = await story.opened(order);
    const superseded = await story.accept(caseNo, 2);
    expect([superseded.status, superseded.body.code, superseded.body.data]).toEqual([
      409,
      'offer_superseded',
      { version: 1 },
    ]);
    const early = await story.revisit(caseNo, { solved: true });
    expect([early.status, early.body.code]).toEqual([409, 'not_now']);
  });

  it('lists by keyset, page after page, each case once', async () => {
    const seen: string[] = [];
    let path = '/v1/cases?limit=2';
    for (;;) {
      const { body, headers } = await story.api('agent', 'GET', path);
      seen.push(...body.data.map(({ caseNo }: { caseNo: string }) => caseNo));
      if (!body.has_more) break;
      path = /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1] ?? '';
      expect(path).toContain(`cursor=${body.next_cursor}`);
    }
    expect(new Set(seen).size).toBe(seen.length);
    const { rows } = await database.query('select count(*)::int as n from cases');
    expect(seen).toHaveLength(rows[0].n);
  });

  it('refuses a cursor that no list gave out', async () => {
    const caseNo = await story.opened(await story.anOrder());
    const made = ['["recent",1e300,"x"]', '["recent","x",1]', '["queue",99999999,1,"x"]', '["events",-1]', '{}'];
    const cursors = ['abc', ...made.map((text) => Buffer.from(text).toString('base64url'))];
    const lists = ['/v1/cases?', '/v1/cases?open=true&', '/v1/tasks?', `/v1/cases/${caseNo}/events?`];
    for (const path of lists.flatMap((list) => cursors.map((cursor) => `${list}cursor=${cursor}`))) {
      const { status, body } = await story.api('agent', 'GET', path);
      expect([path, status, body.errors?.[0].pointer]).toEqual([path, 400, '/cursor']);
    }
  });

  it('shows why: decisions with rule, facts and arithmetic (R35), and both ledgers (R1, R7)', async () => {
    const order = await story.anOrder();
    const caseNo = await story.opened(order);
    const { body } = await story.api('integrator', 'GET', `/v1/cases/${caseNo}/decisions`);
    expect(body.data.map(({ kind }: { kind: string }) => kind)).toEqual(expect.arrayContaining(['finding', 'offer']));
    expect(body.data.every(({ rule, says }: { rule: string; says: { en: string } }) => rule && says.en)).toBe(true);
    const ledger = await story.ledger(order);
    expect(ledger.units.filter(({ caseNo: holder }: { caseNo: string | null }) => holder === caseNo)).toHaveLength(1);
    expect(ledger.payments[0]).toMatchObject({ held: 0, refunded: 0 });
    const missing = await story.api('finance', 'GET', '/v1/orders/retail-us/W0000000/ledger');
    expect([missing.status, missing.body.code]).toEqual([404, 'order_without_ledger']);
  });

  it('answers as its document says', async () => {
    const document = await story.call('GET', `${stack.api}/openapi.json`);
    const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(document.body, 'api');
    const order = await story.anOrder();
    const opened = await story.open(order);
    const { caseNo } = opened.body;
    const accepted = await story.accept(caseNo);
    await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    const get = (path: string) => story.api('supervisor', 'GET', path);
    const answers = {
      OpenedCase: opened.body,
      CaseAnswer: accepted.body,
      Case: (await get(`/v1/cases/${caseNo}`)).body,
      CaseLine: (await get('/v1/cases?limit=1')).body.data[0],
      CaseEvent: (await get(`/v1/cases/${caseNo}/events?limit=1`)).body.data[0],
      Decision: (await get(`/v1/cases/${caseNo}/decisions?limit=1`)).body.data[0],
      Message: (await get(`/v1/cases/${caseNo}/messages?limit=1`)).body.data[0],
      OrderLedger: await story.ledger(order),
      CustomerLink: (await story.api('agent', 'POST', `/v1/cases/${caseNo}/links`, {})).body,
      Problem: (await story.accept(caseNo, 9)).body,
      Readiness: (await get('/readyz')).body,
    };
    for (const [name, answer] of Object.entries(answers)) {
      const validate =
        ajv.getSchema(`api#/components/schemas/${name}`) ?? ajv.getSchema(`api#/components/schemas/${name}Output`);
      expect([name, validate?.(answer), validate?.errors]).toEqual([name, true, null]);
    }
  }, 30_000);

  it('takes a request while no worker runs, and answers the same key when one does', async () => {
    const order = await story.anOrder();
    const key = { 'idempotency-key': randomUUID() };
    await stack.kill('worker');
    const taken = await story.open(order, {}, key);
    expect([taken.status, taken.body.accepted, taken.headers.get('location')]).toEqual([
      202,
      true,
      `/v1/cases/${taken.body.caseNo}`,
    ]);
    expect(await story.read(taken.body.caseNo)).toMatchObject({ stage: 'intake', version: 0, waitingOn: 'aftercare' });
    await stack.start('worker');
    const answered = await story.open(order, requestOf(order), key);
    expect([answered.status, answered.body.caseNo, answered.body.duplicate]).toEqual([201, taken.body.caseNo, false]);
  }, 60_000);

  it('lets a repetition of an act through that was taken while no worker ran, for all its old version', async () => {
    const order = await story.anOrder();
    const caseNo = await story.opened(order);
    const { headers } = await story.api('agent', 'GET', `/v1/cases/${caseNo}`);
    const act = () =>
      story.api(
        'agent',
        'POST',
        `/v1/cases/${caseNo}/offers/1/accept`,
        {},
        { 'idempotency-key': 'accept-once', 'if-match': headers.get('etag') ?? '' },
      );
    await stack.kill('worker');
    expect((await act()).status).toBe(202);
    await stack.start('worker');
    await story.until(caseNo, ({ agreement }) => agreement !== null);
    const again = await act();
    expect([again.status, again.body.case?.agreement?.offer]).toEqual([200, 1]);
  }, 60_000);

  it('ends in peace', async () => {
    const api = stack.process('api');
    const gone = new Promise<number | null>((resolve) => api?.once('exit', resolve));
    api?.kill('SIGTERM');
    expect(await gone).toBe(0);
  });
});
