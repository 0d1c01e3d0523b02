import { quietUntil } from '#messages/quiet-hours.ts';
import { whenToSend, type Due } from '#messages/when.ts';

const NIGHT = { from: '22:00', to: '08:00' };
const at = (text: string): number => Date.parse(text);
const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());

describe('quiet hours', () => {
  it.each([
    ['2026-11-20T21:59:59+08:00', null],
    ['2026-11-20T22:00:00+08:00', '2026-11-21T00:00:00.000Z'],
    ['2026-11-21T03:00:00+08:00', '2026-11-21T00:00:00.000Z'],
    ['2026-11-21T07:59:59+08:00', '2026-11-21T00:00:00.000Z'],
    ['2026-11-21T08:00:00+08:00', null],
  ])('over midnight, at %s in Shanghai, end %s', (instant, end) => {
    expect(iso(quietUntil(NIGHT, 'Asia/Shanghai', at(instant)))).toBe(end);
  });

  it('within a day end the same day', () => {
    const noon = { from: '12:00', to: '14:00' };
    expect(iso(quietUntil(noon, 'Europe/Berlin', at('2026-07-01T12:30:00+02:00')))).toBe('2026-07-01T12:00:00.000Z');
    expect(quietUntil(noon, 'Europe/Berlin', at('2026-07-01T11:30:00+02:00'))).toBeNull();
  });

  it('end at eight on the wall, also in the night in which the clocks are changed', () => {
    expect(iso(quietUntil(NIGHT, 'America/New_York', at('2026-10-31T23:00:00-04:00')))).toBe(
      '2026-11-01T13:00:00.000Z',
    );
    expect(iso(quietUntil(NIGHT, 'America/New_York', at('2026-03-07T23:00:00-05:00')))).toBe(
      '2026-03-08T12:00:00.000Z',
    );
  });
});

describe('a message', () => {
  const night = at('2026-11-20T23:00:00+08:00');
  const morning = at('2026-11-21T08:00:00+08:00');
  const judged = (due: Partial<Due>, present = night, quiet: typeof NIGHT | null = NIGHT) =>
    whenToSend(
      { template: 'refund_arrived', params: {}, toRole: 'customer', ...due },
      { quiet: quiet ?? undefined, zone: 'Asia/Shanghai', present },
    );

  it('that is not urgent waits for the morning (D7)', () => {
    expect(judged({})).toEqual({ kind: 'later', until: morning });
    expect(judged({}, morning)).toEqual({ kind: 'now' });
    expect(judged({}, night, null)).toEqual({ kind: 'now' });
  });

  it('that answers what the customer just did, or would come too late, goes at night as well (A4, D7)', () => {
    for (const template of ['request_received', 'reply', 'charge_failed', 'slip'])
      expect([template, judged({ template })]).toEqual([template, { kind: 'now' }]);
  });

  it('to a team knows no night', () => {
    expect(judged({ toRole: 'finance', template: 'task_stuckRefund' })).toEqual({ kind: 'now' });
  });

  it('that asks for something until a day is not sent after it, but closed with the day', () => {
    const reminder = { template: 'reminder_offerAnswer', params: { dueAt: night - 1 } };
    expect(judged(reminder)).toEqual({ kind: 'stale', since: night - 1 });
    expect(judged({ ...reminder, params: { dueAt: null } })).toEqual({ kind: 'later', until: morning });
  });

  it('that would be stale in the morning goes at night', () => {
    expect(judged({ template: 'reminder_offerAnswer', params: { dueAt: morning } })).toEqual({ kind: 'now' });
    expect(judged({ template: 'reminder_offerAnswer', params: { dueAt: morning + 1 } })).toMatchObject({
      kind: 'later',
    });
  });

  it('about a promise of ours is told late rather than never (D7)', () => {
    expect(judged({ template: 'slip', params: { promisedAt: 1, newAt: 2 } })).toEqual({ kind: 'now' });
    expect(judged({ template: 'reminder_merchantReceives', params: { dueAt: 1 } }, morning)).toEqual({ kind: 'now' });
  });
});
