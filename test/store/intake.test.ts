import { sql } from 'drizzle-orm';
import { createIntake } from '#store/intake.ts';
import { textsOf } from '#store/texts.ts';
import { customer, anIntake, aRequest, DAY, event, openCase, register, T0 } from './fixture.ts';
import { rowsOf } from './query.ts';
import { aDatabase } from './stand.ts';

const db = aDatabase(16);
const words = (text: string) => [{ kind: 'symptom' as const, text, at: T0, by: customer }];

describe('the intake', () => {
  it('makes one case of eight equal requests at the same instant, and keeps the words of each (A8, R2)', async () => {
    for (let round = 0; round < 10; round += 1) {
      const request = aRequest({ order: `A8-${round}` });
      const all = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          register(db(), {
            request,
            principal: `channel-${index}`,
            idempotencyKey: `call-${round}`,
            texts: words(`words ${index}`),
          }),
        ),
      );
      expect(new Set(all.map(({ caseNo }) => caseNo)).size).toBe(1);
      expect(all.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
      const texts = await textsOf(db().queries, all[0]?.caseNo ?? '');
      expect(texts.map(({ text }) => text ?? '').toSorted((a, b) => a.localeCompare(b))).toEqual(
        Array.from({ length: 8 }, (_, index) => `words ${index}`),
      );
    }
  });

  it('numbers cases by the year in which they came in', async () => {
    const { caseNo } = await register(db(), { request: aRequest({ order: 'Y-1' }), receivedAt: Date.UTC(2031, 0, 1) });
    expect(caseNo).toBe('AS-2031-000001');
    expect(
      (await register(db(), { request: aRequest({ order: 'Y-2' }), receivedAt: Date.UTC(2031, 11, 31) })).caseNo,
    ).toBe('AS-2031-000002');
  });

  it('gives the same answer to the same call again, and keeps its words once', async () => {
    const call = { request: aRequest({ order: 'K-1' }), idempotencyKey: 'same', texts: words('once') };
    const first = await register(db(), call);
    expect(await register(db(), call)).toEqual(first);
    expect(await textsOf(db().queries, first.caseNo)).toHaveLength(1);
    const twin = { ...call, idempotencyKey: 'other', texts: words('twice') };
    expect(await register(db(), twin)).toEqual({ caseNo: first.caseNo, duplicate: true });
    expect(await register(db(), twin)).toEqual({ caseNo: first.caseNo, duplicate: true });
    expect((await textsOf(db().queries, first.caseNo)).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['once', 'twice']),
    );
    expect(await textsOf(db().queries, first.caseNo)).toHaveLength(2);
  });

  it('makes one case of the same call at the same instant, whatever its problem looks like', async () => {
    const all = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        register(db(), { request: aRequest({ order: `K-race-${index}` }), principal: 'p', idempotencyKey: 'one call' }),
      ),
    );
    expect(new Set(all.map(({ caseNo }) => caseNo)).size).toBe(1);
  });

  it('takes the problem for a new case once the old one is closed, and for the old one while it is open again (A8, E2)', async () => {
    const request = aRequest({ order: 'C-1' });
    const driver = await openCase(db(), { request });
    await driver.add(
      event('stageMoved', { to: 'diagnosis' }),
      event('stageMoved', { to: 'closed', outcome: 'refused' }, T0 + DAY),
    );
    await driver.add(
      event('caseReopened', { why: 'not_solved' }, T0 + 2 * DAY),
      event('stageMoved', { to: 'diagnosis' }, T0 + 2 * DAY),
    );
    expect(await register(db(), { request })).toEqual({ caseNo: driver.caseNo, duplicate: true });
    await driver.add(event('stageMoved', { to: 'closed', outcome: 'refused' }, T0 + 3 * DAY));
    const next = await register(db(), { request });
    expect(next).toMatchObject({ duplicate: false });
    // the claim is the new case's now: reopening the old one does not take it away
    await driver.add(
      event('caseReopened', { why: 'late_truth' }, T0 + 4 * DAY),
      event('stageMoved', { to: 'execution' }, T0 + 4 * DAY),
    );
    expect(await register(db(), { request })).toEqual({ caseNo: next.caseNo, duplicate: true });
  });

  it('knows a request by what was answered later (A3, A8)', async () => {
    const { problem, ...unsaid } = aRequest({ order: 'Q-1' });
    const driver = await openCase(db(), { request: unsaid });
    await driver.add(event('questionAnswered', { question: 'problem', ...(problem ? { problem } : {}) }));
    expect(await register(db(), { request: aRequest({ order: 'Q-1' }) })).toEqual({
      caseNo: driver.caseNo,
      duplicate: true,
    });
  });

  it('remembers whose workflow is not known to run, with all it needs to start it', async () => {
    const intake = createIntake(db());
    const request = aRequest({ order: 'S-1' });
    const { caseNo } = await intake.register(
      anIntake({ request, receivedAt: T0 - DAY, by: { type: 'agent', id: 'a1' } }),
    );
    const ofMine = async () => (await intake.unstarted(T0 - DAY / 2)).filter((one) => one.caseNo === caseNo);
    expect(await ofMine()).toEqual([
      {
        caseNo,
        request,
        policy: anIntake().policy,
        by: { type: 'agent', id: 'a1' },
        idempotencyKey: null,
        receivedAt: T0 - DAY,
      },
    ]);
    await intake.markStarted(caseNo, T0);
    await intake.markStarted(caseNo, T0 + DAY);
    expect(await ofMine()).toEqual([]);
    expect(
      await rowsOf(
        db(),
        sql`select started_at = ${new Date(T0).toISOString()}::timestamptz as first from intakes where case_no = ${caseNo}`,
      ),
    ).toEqual([{ first: true }]);
  });
});
