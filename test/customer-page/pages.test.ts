import request from 'supertest';
import { createApp } from '#api/app.ts';
import { gateway } from '#api/inbound/principals.ts';
import { signLink } from '#api/links.ts';
import { createMetrics } from '#api/metrics.ts';
import { ROUTES } from '#api/routes/index.ts';
import { createAttempts } from '#api/customer-page/attempts.ts';
import { promisesOf } from '#api/customer-page/compose.ts';
import { signGrant } from '#api/customer-page/grants.ts';
import { createCustomerPages } from '#api/customer-page/pages.ts';
import type { CustomerPageDeps, KnownOrder } from '#api/customer-page/ports.ts';
import { isContactOf, provesAgain } from '#api/customer-page/proof.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { CommandOutcome } from '#case-client/port.ts';
import { loadPolicyBook } from '#policies/load.ts';
import { aCase, anApi, CASE_NO, NOW } from '#test/api/an-api.ts';

const policies = loadPolicyBook(new URL('../../policies', import.meta.url).pathname);
const PERSON = { name: 'Yusuf Rossi', email: 'yusuf@shop.test', phone: '+1 555 010 4477' };
const ORDER: KnownOrder['order'] = {
  shop: 'retail-us',
  orderNo: 'W2611340',
  customerId: 'c-1',
  tier: 'standard',
  status: 'delivered',
  currency: 'USD',
  dates: { placedAt: NOW, shippedAt: NOW, deliveredAt: NOW, lastParcelAt: NOW },
  lines: [{ lineNo: 1, sku: 'S1', name: 'Kettle <b>', category: 'kitchen', quantity: 2, net: 4784, trackingNo: null }],
  shipping: 0,
  payments: [],
};

/** The pages on maps and closures, with the real route table behind them. */
function somePages({
  change = {},
  limit = 20,
  answer,
}: {
  change?: Partial<CaseState>;
  limit?: number;
  answer?: () => CommandOutcome;
} = {}) {
  const inner = anApi({}, answer ? { answer } : {});
  inner.cases.set(CASE_NO, aCase(change));
  const api = { ...inner.deps, newId: randomId() };
  const deps: CustomerPageDeps = {
    api,
    outside: {
      order: async (orderNo) => (orderNo === ORDER.orderNo ? { order: ORDER, person: PERSON } : undefined),
      returnAddress: async () => undefined,
    },
    reads: { news: async () => ({ news: [], asked: undefined, unanswered: undefined }), contact: async () => PERSON },
    promises: promisesOf(policies, () => NOW),
    attempts: createAttempts({ limit, now: () => NOW }),
  };
  const app = createApp({ deps: api, routes: ROUTES, metrics: createMetrics(), pages: createCustomerPages(deps) });
  return {
    ...inner,
    app,
    link: async () => (await signLink(CASE_NO, 2, api)).token,
    grant: () => signGrant(ORDER, api),
  };
}

const randomId = () => {
  let n = 0;
  return () => `00000000-0000-4000-8000-${String((n += 1)).padStart(12, '0')}`;
};

const keyIn = (page: string, act: string): string =>
  new RegExp(`/${act}"[^>]*>\\s*<input type="hidden" name="key" value="([^"]+)"`).exec(page)?.[1] ?? '';

describe("the customer's pages over HTTP", () => {
  it('do once what is sent twice, as the operation that everybody uses (R44)', async () => {
    const { app, done, link } = somePages();
    const base = `/c/${await link()}`;
    const { text } = await request(app).get(base).expect(200);
    const form = { key: keyIn(text, 'accept'), version: '1' };
    for (const _ of [1, 2]) {
      const sent = await request(app).post(`${base}/accept`).type('form').send(form).expect(303);
      expect(sent.headers['location']).toBe(`${base}?done=accept`);
    }
    expect(done.sent).toEqual([
      expect.objectContaining({ name: 'acceptOffer', caseNo: CASE_NO, data: { version: 1 } }),
    ]);
    expect(done.sent[0]?.by.type).toBe('customer');
  });

  it('tell kindly of a stale offer, with what was typed still there and a fresh key (R44)', async () => {
    const refusal = { kind: 'refused', refusal: { code: 'offer_superseded' }, message: '' } as const;
    const { app, link } = somePages({ answer: () => refusal });
    const base = `/c/${await link()}`;
    const { text } = await request(app).get(base);
    const key = keyIn(text, 'decline');
    const form = { key, version: '1', reason: 'Too <little>' };
    const { text: page, status } = await request(app).post(`${base}/decline`).type('form').send(form);
    expect(status).toBe(422);
    expect(page).toContain('Our proposal has changed');
    expect(page).toContain('Too &lt;little&gt;');
    expect(keyIn(page, 'decline')).not.toBe(key);
  });

  it('are of the one case of their link: a cut, foreign or expired one shows nothing of it', async () => {
    const { app, link, grant, deps } = somePages();
    const token = await link();
    const expired = (await signLink(CASE_NO, 1, { ...deps, now: () => NOW - 40 * 86_400_000 })).token;
    for (const [bad, status] of [
      [`${token.slice(0, -2)}xx`, 404],
      [await grant(), 404],
      ['nothing', 404],
      [expired, 410],
    ] as const) {
      const { text } = await request(app).get(`/c/${bad}`).expect(status);
      expect(text).not.toContain(CASE_NO);
      await request(app).post(`/c/${bad}/withdraw`).type('form').send({ key: 'a-key-of-mine' }).expect(status);
    }
    expect((await request(app).get(`/c/${expired}`)).text).toContain('href="/ask/retail-us"');
  });

  it('come under rules of their own, keep their address to themselves, and are small', async () => {
    const { app, link } = somePages();
    const { headers, text } = await request(app).get(`/c/${await link()}?done=%3Cb%3E`);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    });
    expect(text).not.toContain('<b>');
    const [style = ''] = /\/customer\/page-\w+\.css/.exec(text) ?? [];
    const sheet = await request(app).get(style).expect(200);
    expect(sheet.headers['cache-control']).toContain('immutable');
    expect(Buffer.byteLength(text) + Buffer.byteLength(sheet.text)).toBeLessThan(30_000);
    const [script = ''] = /\/customer\/page-\w+\.js/.exec(text) ?? [];
    expect(Buffer.byteLength((await request(app).get(script)).text)).toBeLessThan(5_000);
  });

  it('ask for order number and last digits before money goes to another account, and not for ever (R16)', async () => {
    const refunds = [
      {
        n: 1,
        paymentId: 'p',
        tender: 'card',
        money: { amount: 500, currency: 'USD' },
        status: 'failed',
        version: 1,
        polls: 0,
      },
    ] as const;
    const { app, done, link } = somePages({ change: { refunds, stage: 'execution' }, limit: 3 });
    const base = `/c/${await link()}`;
    const { text } = await request(app).get(base);
    expect(text).toContain('Choose how you get your money');
    const form = { key: keyIn(text, 'payout'), refund: '1', to: 'bank', account: 'DE89', order: 'W2611340' };
    const pay = (more: Record<string, string>) =>
      request(app)
        .post(`${base}/payout`)
        .type('form')
        .send({ ...form, ...more });
    expect((await pay({ proof: '0000' })).text).toContain('nothing was changed');
    expect((await pay({ proof: '4477', order: 'W1' })).text).toContain('nothing was changed');
    expect(done.sent).toEqual([]);
    await pay({ proof: '4477', order: '#W2611340' }).expect(303);
    expect(done.sent).toEqual([expect.objectContaining({ name: 'choosePayout' })]);
    await pay({ proof: '4477' }).expect(429);
  });

  it('answer an order that does not exist and one of somebody else’s alike, and not for ever (J2)', async () => {
    const { app } = somePages({ limit: 4 });
    const prove = (order: string, proof: string) =>
      request(app).post('/ask/retail-us').type('form').send({ key: 'a-key-of-mine', order, proof });
    const plain = (text: string): string => text.replaceAll(/value="[^"]*"|Reference [\w-]+/g, '');
    const [none, others] = [await prove('W9', 'yusuf@shop.test'), await prove('W2611340', 'else@shop.test')];
    expect([none.status, plain(none.text)]).toEqual([others.status, plain(others.text)]);
    const right = await prove('#W2611340', ' Yusuf@Shop.test');
    expect(right.status).toBe(303);
    expect(right.headers['location']).not.toMatch(/yusuf|4477/i);
    await prove('W2611340', '5550104477').expect(303);
    await prove('W2611340', '5550104477').expect(429);
  });

  it('take a request by the web as every other channel does, once (A1, A2)', async () => {
    const { app, cases, grant, done } = somePages();
    const address = `/ask/retail-us/${await grant()}`;
    const { text } = await request(app).get(address).expect(200);
    expect(text).toContain('Kettle &lt;b&gt;');
    const [, key = ''] = /name="key" value="([^"]+)"/.exec(text) ?? [];
    const form = {
      key,
      line1: 'yes',
      quantity1: '2',
      problem: 'no_longer_wanted',
      wish: 'return_and_refund',
      symptom: 'Too loud.',
    };
    const places = new Set<string>();
    for (const _ of [1, 2]) {
      const sent = await request(app).post(address).type('form').send(form).expect(303);
      places.add(String(sent.headers['location']).slice(0, 3));
    }
    expect([...places]).toEqual(['/c/']);
    expect(done.opened).toHaveLength(1);
    expect(cases.get(done.opened[0] ?? '')?.state.request).toMatchObject({
      channel: 'web',
      items: [{ lineNo: 1, quantity: 2 }],
      problem: 'no_longer_wanted',
      hasSymptom: true,
    });
    expect(gateway('web', 'retail-us').role).toBe('integrator');
  });

  it('open one case of a form that was sent twice with its photos, though each file is kept anew (A2, A8)', async () => {
    const { app, cases, grant, done, deps } = somePages();
    let kept = 0;
    deps.evidence.keep = async () => {
      const id = `00000000-0000-4000-8000-${String((kept += 1)).padStart(12, '0')}`;
      return { ok: true, id, ref: `evidence:${id}`, file: { id } as never };
    };
    deps.evidence.find = async (id) => ({ id, shop: 'retail-us', caseNo: null, by: { type: 'customer' } }) as never;
    const address = `/ask/retail-us/${await grant()}`;
    const send = (photo: string) =>
      request(app)
        .post(address)
        .field('key', 'a-key-of-mine')
        .field('line1', 'yes')
        .field('problem', 'defective')
        .attach('files', Buffer.from(photo), 'photo.png')
        .attach('files', Buffer.alloc(0), '');
    await send('one').expect(303);
    await send('one').expect(303);
    expect(done.opened).toHaveLength(1);
    expect(cases.get(done.opened[0] ?? '')?.state.request.evidence).toBe(1);
    expect((await send('another')).status).toBe(422);
  });

  it('take what is no form, or too much of one, as something to correct', async () => {
    const { app, link } = somePages();
    const base = `/c/${await link()}`;
    const sent = (type: string, body: string) =>
      request(app).post(`${base}/write`).set('content-type', type).send(body);
    for (const answer of [await sent('multipart/form-data', 'x'), await sent('application/json', '{}')])
      expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('Something is missing')]);
    const long = await request(app)
      .post(`${base}/write`)
      .type('form')
      .send({ key: 'a-key-of-mine', text: 'x'.repeat(30_000) });
    expect(long.status).toBe(422);
  });

  it('tell what the policy in force promises, in the language of the browser (J2)', async () => {
    const { app } = somePages();
    const us = policies.latest('retail-us', NOW).file;
    const { text } = await request(app).get('/faq/retail-us').set('accept-language', 'en').expect(200);
    expect(text).toContain(`within ${us.refund.workingDays} working days`);
    expect(text).toContain(`for ${us.window.days} days`);
    const found = await request(app).get('/faq/retail-us').query({ q: '退货', lang: 'zh-TW' });
    expect(found.text).toContain('怎麼申請退貨');
    expect(found.headers['set-cookie']).toEqual([expect.stringMatching(/customer_language=zh-TW.*HttpOnly/)]);
    await request(app).get('/faq/no-shop').expect(404);
  });

  it('answer with a page in the customer’s language when something breaks, and with the request’s id', async () => {
    const { app, link, deps } = somePages();
    const base = `/c/${await link()}`;
    deps.cases.get = () => Promise.reject(new Error('secret'));
    const broken = await request(app).get(base).set('accept-language', 'zh-CN').set('x-request-id', 'r-42');
    expect([broken.status, broken.text]).toEqual([500, expect.stringContaining('r-42')]);
    expect(broken.text).toContain('我们这边出了点问题');
    expect(broken.text).not.toContain('secret');
  });
});

describe('a proof', () => {
  it('is the e-mail address, or the telephone number however it is written; the second look takes its last digits', () => {
    expect(isContactOf(PERSON, 'YUSUF@shop.test ')).toBe(true);
    expect(isContactOf(PERSON, '(555) 010-4477')).toBe(true);
    expect(isContactOf(PERSON, '4477')).toBe(false);
    expect(isContactOf({ email: null, phone: null }, '')).toBe(false);
    expect(provesAgain(PERSON, '4477')).toBe(true);
    expect(provesAgain(PERSON, 'yusuf@shop.test')).toBe(false);
    expect(provesAgain({ email: 'a@b.c', phone: null }, 'A@b.c')).toBe(true);
    expect(provesAgain({ email: null, phone: null }, '')).toBe(false);
  });

  it('can be tried again after an hour', () => {
    let now = NOW;
    const attempts = createAttempts({ limit: 1, now: () => now });
    expect([attempts.take(['a']), attempts.take(['b']), attempts.take(['b', 'c']), attempts.take(['c'])]).toEqual([
      true,
      true,
      false,
      true,
    ]);
    now += 3_600_001;
    expect(attempts.take(['a'])).toBe(true);
  });
});
