import request from 'supertest';
import type { CommandOutcome } from '#case-client/port.ts';
import { aCase, anApi, briefOf, CASE_NO, keyOf, type SentCommand } from './an-api.ts';

type Api = ReturnType<typeof anApi>;
const accept = (
  api: Api,
  key: string | undefined,
  { role = 'agent', version = 1 }: { role?: 'agent' | 'supervisor'; version?: number } = {},
) => {
  const asked = request(api.app)
    .post(`/v1/cases/${CASE_NO}/offers/${version}/accept`)
    .set('Authorization', keyOf(role));
  return (key === undefined ? asked : asked.set('Idempotency-Key', key)).send({});
};
const refused: CommandOutcome = {
  kind: 'refused',
  refusal: { code: 'offer_superseded', data: { version: 2 } },
  message: 'replaced',
};

describe('Idempotency-Key', () => {
  it('is asked for on acts', async () => {
    const { status, body } = await accept(anApi(), undefined);
    expect([status, body.code]).toEqual([400, 'idempotency_key_missing']);
  });

  it.each(['a'.repeat(256), '"open', 'with "quotes"'])('is refused when it is none: %s', async (key) => {
    const { status, body } = await accept(anApi(), key);
    expect([status, body.errors?.[0]]).toEqual([
      400,
      {
        pointer: '/idempotency-key',
        in: 'header',
        rule: 'format',
        message: 'must be 1 to 255 printable ASCII characters',
      },
    ]);
  });

  it('acts once, and gives a repetition the first answer', async () => {
    const api = anApi();
    const [first, again, quoted] = [await accept(api, 'k1'), await accept(api, 'k1'), await accept(api, '"k1"')];
    expect(first.status).toBe(200);
    expect(again.body).toEqual(first.body);
    expect([
      first.headers['idempotency-replayed'],
      again.headers['idempotency-replayed'],
      quoted.headers['idempotency-replayed'],
    ]).toEqual([undefined, 'true', 'true']);
    expect(again.headers['etag']).toBe(first.headers['etag']);
    expect(api.done.sent).toHaveLength(1);
  });

  it('goes on to Temporal, apart for every caller and operation', async () => {
    const api = anApi();
    await accept(api, 'k1');
    await accept(api, 'k1', { role: 'supervisor' });
    expect(api.done.sent.map(({ updateId }) => updateId)).toEqual([
      'acceptOffer:demo-agent:k1',
      'acceptOffer:demo-supervisor:k1',
    ]);
  });

  it('is refused for another request, be it of another operation', async () => {
    const api = anApi();
    await accept(api, 'k1');
    const other = await accept(api, 'k1', { version: 2 });
    const elsewhere = await request(api.app)
      .post(`/v1/cases/${CASE_NO}/withdraw`)
      .set('Authorization', keyOf('agent'))
      .set('Idempotency-Key', 'k1')
      .send({});
    expect([other.status, other.body.code, elsewhere.status]).toEqual([422, 'idempotency_key_reused', 422]);
    expect(api.done.sent).toHaveLength(1);
  });

  it('is told to wait while the first is at work', async () => {
    let finish = (): void => undefined;
    const running = new Promise<void>((resolve) => (finish = resolve));
    const api = anApi({}, { answer: async () => running.then(() => briefOf(aCase())) });
    const first = accept(api, 'k1').then((answer) => answer);
    while (api.done.sent.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const second = await accept(api, 'k1');
    expect([second.status, second.body.code, second.headers['retry-after']]).toEqual([
      409,
      'idempotency_in_progress',
      '1',
    ]);
    finish();
    expect((await first).status).toBe(200);
  });

  it('keeps a refusal of the case, and says so again', async () => {
    const api = anApi({}, { answer: () => refused });
    const [first, again] = [await accept(api, 'k1'), await accept(api, 'k1')];
    expect([first.status, first.body.code, first.body.data, first.body.case]).toEqual([
      409,
      'offer_superseded',
      { version: 2 },
      CASE_NO,
    ]);
    expect([again.status, again.headers['content-type'], again.headers['idempotency-replayed']]).toEqual([
      409,
      'application/problem+json',
      'true',
    ]);
    expect(again.body).toEqual(first.body);
    expect(api.done.sent).toHaveLength(1);
  });

  it('does not keep what is not decided yet: the same key asks again under the same name', async () => {
    const outcomes: CommandOutcome[] = [{ kind: 'later' }, briefOf(aCase())];
    const api = anApi({}, { answer: () => outcomes.shift() ?? { kind: 'gone' } });
    const [first, again] = [await accept(api, 'k1'), await accept(api, 'k1')];
    expect([first.status, first.headers['location'], first.headers['retry-after'], again.status]).toEqual([
      202,
      `/v1/cases/${CASE_NO}`,
      '2',
      200,
    ]);
    expect(new Set(api.done.sent.map(({ updateId }: SentCommand) => updateId)).size).toBe(1);
  });

  it('does not keep what broke on our side', async () => {
    const outcomes: (() => CommandOutcome)[] = [
      () => {
        throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
      },
      () => briefOf(aCase()),
    ];
    const api = anApi({}, { answer: () => outcomes.shift()?.() ?? { kind: 'gone' } });
    expect([(await accept(api, 'k1')).status, (await accept(api, 'k1')).status]).toEqual([503, 200]);
  });
});
