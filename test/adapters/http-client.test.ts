import { freePorts } from '#scripts/up/ports.ts';
import { z } from 'zod';
import { Rejected, Unavailable, Unknown } from '#adapters/failure.ts';
import { createHttpClient } from '#adapters/http-client.ts';
import {
  huge,
  hangWithinBody,
  json,
  never,
  problem,
  raw,
  reset,
  resetWithinBody,
} from '#test/adapters/misbehaving-server.ts';
import { startMisbehavingServer } from '#test/adapters/misbehaving-server.ts';
import type { Behaviour, MisbehavingServer } from '#test/adapters/misbehaving-server.ts';

const ctx = { businessTime: Date.UTC(2026, 2, 1, 9, 30, 0, 5), timeline: '#W1' };
const answer = z.object({ value: z.string() });
const TIMEOUT_MS = 300;

let server: MisbehavingServer;
beforeAll(async () => {
  server = await startMisbehavingServer();
});
afterAll(async () => server.close());
beforeEach(() => server.seen.splice(0));

const clientOf = (url: string) => createHttpClient({ url, token: 'secret-token', timeoutMs: TIMEOUT_MS });
const read = async (url = server.url) =>
  clientOf(url).find({ path: '/things/1', absentCode: 'thing_unknown', answer }, ctx);
const write = async (url = server.url) =>
  clientOf(url).write({ path: '/things', key: 'AS-2026-000001/refund/1', body: { amount: 5 }, answer }, ctx);

const failureOf = async (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    (value) => ({ answered: value }),
    (error: unknown) => error,
  );

/** Every way to misbehave, and what it must mean for a read and for a write. */
const CASES: readonly [string, Behaviour, unknown, unknown][] = [
  ['never answers', never, Unavailable, Unknown],
  ['stops within the body', hangWithinBody, Unavailable, Unknown],
  ['resets the connection', reset, Unavailable, Unknown],
  ['resets within the body', resetWithinBody, Unavailable, Unknown],
  ['answers 500', problem(500, 'internal'), Unavailable, Unknown],
  ['answers 500 in HTML', raw(500, '<h1>Oops</h1>'), Unavailable, Unknown],
  ['answers 502 without a body', raw(502, ''), Unavailable, Unknown],
  ['answers 503', problem(503, 'down'), Unavailable, Unknown],
  ['answers 408', problem(408, 'request_timeout'), Unavailable, Unknown],
  ['is still busy with this key', problem(409, 'in_progress'), Unavailable, Unknown],
  ['did something else under this key', problem(422, 'idempotency_key_reused'), Unavailable, Unknown],
  ['redirects', raw(302, '', { location: '/elsewhere' }), Unavailable, Unknown],
  ['answers HTML with 200', raw(200, '<html>welcome</html>'), Unavailable, Unknown],
  ['answers nothing with 200', raw(200, ''), Unavailable, Unknown],
  ['answers another schema', json(200, { value: 7 }), Unavailable, Unknown],
  ['answers an error body with 200', json(200, { code: 'denied' }), Unavailable, Unknown],
  ['answers an announced body above the limit', huge(true), Unavailable, Unknown],
  ['answers an unannounced body above the limit', huge(false), Unavailable, Unknown],
  ['answers 429', problem(429, 'too_many'), Unavailable, Unavailable],
  ['answers 425', problem(425, 'too_early'), Unavailable, Unavailable],
  ['refuses our token', problem(401, 'unauthenticated'), Unavailable, Unavailable],
  ['forbids our token', problem(403, 'forbidden'), Unavailable, Unavailable],
  ['refuses by a rule', problem(422, 'amount_above_captured'), Rejected, Rejected],
  ['refuses by a conflict', problem(409, 'already_shipped'), Rejected, Rejected],
  ['refuses the input', problem(400, 'invalid_request'), Rejected, Rejected],
  ['does not know something else', problem(404, 'payment_unknown'), Rejected, Rejected],
  ['answers 400 of a proxy', raw(400, '<h1>Bad request</h1>'), Unavailable, Unknown],
  ['answers 404 of a wrong address', raw(404, '<h1>Not found</h1>'), Unavailable, Unknown],
  ['does not know the route', problem(404, 'route_unknown'), Unavailable, Unavailable],
  ['answers 404 without a code', json(404, { message: 'no route' }), Unavailable, Unknown],
];

describe('an outside that misbehaves', () => {
  it.each(CASES)('%s: a read is not believed', async (_what, behaviour, forRead) => {
    server.behave(behaviour);
    expect(await failureOf(read())).toBeInstanceOf(forRead);
    expect(server.seen).toHaveLength(1);
  });

  it.each(CASES)(
    '%s: a write is called unknown unless it surely was not done (R18)',
    async (...[, behaviour, , forWrite]) => {
      server.behave(behaviour);
      expect(await failureOf(write())).toBeInstanceOf(forWrite);
      expect(server.seen).toHaveLength(1);
    },
  );

  it('gives up at the time-out and not later', async () => {
    server.behave(never);
    const start = performance.now();
    await failureOf(write());
    expect(performance.now() - start).toBeLessThan(TIMEOUT_MS * 3);
  });
});

describe('an outside that cannot be reached', () => {
  it('calls a refused connection unavailable, for writes too: nothing was sent', async () => {
    const [port] = await freePorts(1);
    expect(await failureOf(write(`http://127.0.0.1:${port}`))).toBeInstanceOf(Unavailable);
    expect(await failureOf(read(`http://127.0.0.1:${port}`))).toBeInstanceOf(Unavailable);
  });

  it('looks at every address that was tried', async () => {
    const [port] = await freePorts(1);
    expect(await failureOf(write(`http://localhost:${port}`))).toBeInstanceOf(Unavailable);
  });

  it('calls an unknown host unavailable', async () => {
    expect(await failureOf(write('http://nowhere.invalid'))).toBeInstanceOf(Unavailable);
  });

  it('refuses at start-up an address or token that can never work', () => {
    expect(() => createHttpClient({ url: 'warehouse', token: 't', timeoutMs: 1 })).toThrow('Invalid URL');
    expect(() => createHttpClient({ url: 'http://a', token: 'two\nlines', timeoutMs: 1 })).toThrow(
      'invalid header value',
    );
  });
});

describe('what the outside asks for', () => {
  it.each([
    ['seconds', { 'retry-after': '7' }, 7000],
    ['a date', { 'retry-after': 'Mon, 02 Mar 2026 10:00:30 GMT', date: 'Mon, 02 Mar 2026 10:00:00 GMT' }, 30_000],
    [
      'a date that is over',
      { 'retry-after': 'Mon, 02 Mar 2026 09:00:00 GMT', date: 'Mon, 02 Mar 2026 10:00:00 GMT' },
      undefined,
    ],
    ['a year', { 'retry-after': '31536000' }, undefined],
    ['nonsense', { 'retry-after': 'soon' }, undefined],
    ['nothing', {}, undefined],
  ])('stays away for %s of Retry-After', async (_what, headers, expected) => {
    server.behave(problem(429, 'too_many', headers));
    expect(await failureOf(write())).toMatchObject({ retryAfterMs: expected });
  });

  it('keeps the code and the detail of a refusal', async () => {
    server.behave(problem(422, 'refund_window_closed'));
    expect(await failureOf(write())).toMatchObject({
      name: 'Rejected',
      code: 'refund_window_closed',
      detail: 'because of refund_window_closed',
    });
  });

  it('does not carry long texts of the outside on', async () => {
    server.behave(json(422, { code: 'no', detail: 'x'.repeat(5000) }));
    expect(String(await failureOf(write())).length).toBeLessThan(400);
  });

  it('takes a 404 with the agreed code as "there is none"', async () => {
    server.behave(problem(404, 'thing_unknown'));
    expect(await read()).toBeUndefined();
  });
});

describe('what the outside is told', () => {
  it('sends token, business time, timeline and key', async () => {
    server.behave(json(201, { value: 'done', more: 'than we know' }));
    expect(await write()).toEqual({ value: 'done' });
    expect(server.seen[0]).toMatchObject({
      method: 'POST',
      url: '/port/v1/things',
      body: '{"amount":5}',
      headers: {
        authorization: 'Bearer secret-token',
        'content-type': 'application/json',
        'x-business-time': '2026-03-01T09:30:00.005Z',
        'x-timeline': '#W1',
        'idempotency-key': 'AS-2026-000001/refund/1',
      },
    });
  });

  it('sends no key with a read', async () => {
    server.behave(json(200, { value: 'here' }));
    expect(await read(`${server.url}/`)).toEqual({ value: 'here' });
    expect(server.seen[0]).toMatchObject({ method: 'GET', url: '/port/v1/things/1' });
    expect(server.seen[0]?.headers).not.toHaveProperty('idempotency-key');
  });

  it('escapes a timeline that a header cannot carry', async () => {
    server.behave(json(200, { value: 'here' }));
    const { find } = clientOf(server.url);
    await find({ path: '/things/1', absentCode: 'thing_unknown', answer }, { ...ctx, timeline: '订单\r\nX-Evil: 1' });
    expect(server.seen[0]?.headers).toMatchObject({ 'x-timeline': '%E8%AE%A2%E5%8D%95%0D%0AX-Evil%3A%201' });
    expect(server.seen[0]?.headers).not.toHaveProperty('x-evil');
  });
});
