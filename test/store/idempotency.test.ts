import { beginCall, finishCall, forgetCall, forgetCallsBefore } from '#store/idempotency.ts';
import { DAY, T0 } from './fixture.ts';
import { aDatabase } from './stand.ts';

const db = aDatabase(12);
const call = (key: string, more: { requestHash?: string; now?: number; principal?: string } = {}) =>
  beginCall(db().queries, {
    principal: 'p1',
    operation: 'openCase',
    key,
    requestHash: 'h1',
    now: T0,
    staleAfterMs: 30_000,
    ...more,
  });
const named = (key: string) => ({ principal: 'p1', operation: 'openCase', key });

describe('idempotency keys', () => {
  it('let exactly one of many equal calls at once be fresh', async () => {
    const begun = await Promise.all(Array.from({ length: 10 }, () => call('race')));
    expect(begun.filter(({ kind }) => kind === 'fresh')).toHaveLength(1);
    expect(begun.filter(({ kind }) => kind === 'running')).toHaveLength(9);
  });

  it('give the kept answer again byte by byte', async () => {
    await call('replay');
    const answer = { status: 201, body: { z: 1, a: { d: null, b: [1, 2] } }, headers: { location: '/cases/1' } };
    await finishCall(db().queries, named('replay'), answer);
    const again = await call('replay');
    expect(again).toEqual({ kind: 'replay', ...answer });
    expect(JSON.stringify('body' in again ? again.body : undefined)).toBe(JSON.stringify(answer.body));
  });

  it('keep answers without a body', async () => {
    await call('empty');
    await finishCall(db().queries, named('empty'), { status: 204, body: null, headers: {} });
    expect(await call('empty')).toEqual({ kind: 'replay', status: 204, body: null, headers: {} });
  });

  it('refuse a key that was used for another request, and know callers apart', async () => {
    await call('conflict');
    expect(await call('conflict', { requestHash: 'h2' })).toEqual({ kind: 'conflict' });
    expect(await call('conflict', { principal: 'p2', requestHash: 'h2' })).toEqual({ kind: 'fresh' });
  });

  it('let a call go on whose process died, once it is old enough, and only one of them', async () => {
    await call('stale');
    expect(await call('stale', { now: T0 + 30_000 })).toEqual({ kind: 'running' });
    const begun = await Promise.all(Array.from({ length: 5 }, () => call('stale', { now: T0 + 30_001 })));
    expect(begun.filter(({ kind }) => kind === 'fresh')).toHaveLength(1);
  });

  it('forget a call that failed on our side, never one that was answered', async () => {
    await call('forget');
    await forgetCall(db().queries, named('forget'));
    expect(await call('forget')).toEqual({ kind: 'fresh' });
    await finishCall(db().queries, named('forget'), { status: 200, body: 1, headers: {} });
    await forgetCall(db().queries, named('forget'));
    expect(await call('forget')).toMatchObject({ kind: 'replay' });
  });

  it('forget answers that are old', async () => {
    await call('old', { now: T0 - DAY });
    expect(await forgetCallsBefore(db().queries, T0 - DAY / 2)).toBe(1);
    expect(await call('old')).toEqual({ kind: 'fresh' });
  });
});
