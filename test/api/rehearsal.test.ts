import request from 'supertest';
import { durationMs, ISO_DURATION } from '#api/iso-duration.ts';
import { aCase, anApi, CASE_NO, keyOf, NOW } from './an-api.ts';

const DAY = 86_400_000;
const rehearsing = () => {
  const moved: number[] = [];
  const api = anApi({
    rehearse: {
      now: async () => NOW,
      fastForward: async (_caseNo, _order, ms) => {
        moved.push(ms);
        return { now: NOW + ms, happened: [{ what: 'a scan' }] };
      },
    },
  });
  return { api, moved };
};
const leap = (api: ReturnType<typeof anApi>, body: object) =>
  request(api.app).post(`/v1/cases/${CASE_NO}/fast-forward`).set('Authorization', keyOf('agent')).send(body);

describe('moving the clock of a case (design 6)', () => {
  it('is off outside sandbox mode', async () => {
    const { status, body } = await leap(anApi(), { duration: 'P1D' });
    expect([status, body.code]).toEqual([403, 'rehearsal_off']);
  });

  it.each([
    [{ duration: 'P3DT4H' }, 3 * DAY + 4 * 3_600_000],
    [{ to: '2026-11-24T08:00:00Z' }, 2 * DAY],
    [{ until: 'next-deadline' }, 3_600_000 + 1_000],
  ])('goes by %j', async (body, ms) => {
    const { api, moved } = rehearsing();
    const answer = await leap(api, body);
    expect([answer.status, moved]).toEqual([200, [ms]]);
    expect(answer.body).toEqual({ now: new Date(NOW + ms).toISOString(), happened: [{ what: 'a scan' }] });
  });

  it('goes forward only, and to a deadline only when there is one', async () => {
    const { api, moved } = rehearsing();
    expect((await leap(api, { to: '2026-11-22T08:00:00Z' })).body.code).toBe('time_passed');
    api.cases.set(CASE_NO, aCase({ clocks: [] }));
    expect((await leap(api, { until: 'next-deadline' })).body.code).toBe('nothing_to_wait_for');
    expect(moved).toEqual([]);
  });

  it('reads durations of fixed length, and no others', () => {
    expect(['P1W', 'P2D', 'PT90M', 'PT1S', 'P1DT1H1M1S'].map(durationMs)).toEqual([
      7 * DAY,
      2 * DAY,
      5_400_000,
      1_000,
      DAY + 3_661_000,
    ]);
    expect(
      ['P', 'PT', 'P1M', 'P1Y', '1D', 'P-1D', 'P1.5D', 'P1DT', ''].filter((text) => ISO_DURATION.test(text)),
    ).toEqual([]);
  });
});
