import request from 'supertest';
import type { KeyRole } from '#api/access.ts';
import { anApi, keyOf } from './an-api.ts';

const as = (role: KeyRole) => {
  const { app } = anApi();
  const agent = request(app);
  return {
    read: (path: string) => agent.get(path).set('Authorization', keyOf(role)),
    act: (path: string, body: object = {}, key = 'k-1') =>
      agent.post(path).set('Authorization', keyOf(role)).set('Idempotency-Key', key).send(body),
  };
};

describe('the outbox', () => {
  it('is listed with state and reason, without words (D7)', async () => {
    const { body } = await as('warehouse').read('/v1/messages?shop=retail-us').expect(200);
    expect(body.data).toHaveLength(3);
    expect(body.data[0]).toMatchObject({ id: 1, to: 'customer', status: 'sent', sentBy: 'provider', resendOf: null });
    expect(Object.keys(body.data[0] as object)).not.toEqual(expect.arrayContaining(['params']));
    expect((await as('agent').read('/v1/messages?shop=other').expect(200)).body.data).toEqual([]);
    await as('agent').read('/v1/messages?status=lost').expect(400);
  });

  it('shows the words to those who speak with customers, to no one who only looks after goods or the machine (R50)', async () => {
    for (const role of ['agent', 'supervisor', 'qa', 'integrator'] as const)
      expect((await as(role).read('/v1/messages/1').expect(200)).body).toMatchObject({
        subject: 'request_received',
        text: 'Words.',
      });
    for (const role of ['warehouse', 'finance', 'operator'] as const)
      expect((await as(role).read('/v1/messages/1').expect(200)).body).toMatchObject({ subject: null, text: null });
    expect((await as('agent').read('/v1/messages/99').expect(404)).body.code).toBe('message_unknown');
  });

  it('lets a customer’s message be sent again by an agent, a dead one of a team by those above (H2)', async () => {
    const { body } = await as('agent').act('/v1/messages/1/resend').expect(201);
    expect(body).toMatchObject({ status: 'queued', resendOf: 1, by: { type: 'agent' } });
    expect((await as('agent').act('/v1/messages/3/resend').expect(403)).body.code).toBe('forbidden');
    expect((await as('operator').act('/v1/messages/1/resend').expect(403)).body.code).toBe('forbidden');
    await as('operator').act('/v1/messages/3/resend').expect(201);
    await as('supervisor').act('/v1/messages/3/resend').expect(201);
    expect((await as('agent').act('/v1/messages/2/resend').expect(409)).body.code).toBe('message_under_way');
    await as('warehouse').act('/v1/messages/1/resend').expect(403);
  });

  it('sends once for two clicks with one key', async () => {
    const agent = as('agent');
    const first = await agent.act('/v1/messages/1/resend');
    const second = await agent.act('/v1/messages/1/resend');
    expect([second.status, second.headers['idempotency-replayed'], second.body]).toEqual([201, 'true', first.body]);
  });

  it('lets a message be taken back while it waits', async () => {
    expect((await as('agent').act('/v1/messages/2/cancel').expect(200)).body).toMatchObject({ status: 'cancelled' });
    expect((await as('agent').act('/v1/messages/1/cancel').expect(409)).body.code).toBe('message_not_waiting');
    await as('agent').act('/v1/messages/3/cancel').expect(403);
  });
});

describe('the preview of a message', () => {
  const asked = { shop: 'retail-us', template: 'refund_accepted', locale: 'zh-TW' };
  const preview = (over: object, role: KeyRole = 'supervisor') =>
    as(role).act('/v1/messages/preview', { ...asked, ...over });

  it('says a notice and names its values; a draft takes its place', async () => {
    const { body } = await preview({}).expect(200);
    expect(body).toMatchObject({ words: 'catalogue', values: { money: 'text', expectedAt: 'date' } });
    expect(body.text).toContain('退款 CN¥129.00');
    const draft = await preview({
      source: 'Subject: {{ money | money }}\n\n<b>{{ money }}</b>',
    });
    expect(draft.body).toMatchObject({
      words: 'draft',
      subject: 'CN¥129.00 · AS-2026-000000',
      text: '<b>129.00 CNY</b>',
    });
    expect(draft.body.html).toContain('&lt;b&gt;129.00 CNY&lt;/b&gt;');
  });

  it('refuses a draft with the place that is wrong, and is for supervisors', async () => {
    const { body } = await preview({ source: 'Subject: x\n\n{{ mony }}' }).expect(422);
    expect(body).toMatchObject({ code: 'words_refused', errors: [{ pointer: '/source' }] });
    expect(body.detail).toContain('refund_accepted.zh-TW.liquid:3: this notice has no value "mony"');
    expect((await preview({ template: 'unheard_of' }).expect(422)).body.detail).toContain('there is no notice');
    expect((await preview({ shop: 'other' }).expect(404)).body.code).toBe('shop_unknown');
    await preview({}, 'agent').expect(403);
  });
});
