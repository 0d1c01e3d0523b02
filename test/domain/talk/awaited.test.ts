import fc from 'fast-check';
import { CLOCKS, type ClockName } from '#domain/case/clocks.ts';
import type { PausedClock } from '#domain/talk/awaited.ts';
import { waitingOn } from '#domain/case/waiting-on.ts';
import { isStaffRole } from '#domain/roles.ts';
import { resumed } from '#policies/resume.ts';
import { loadCalendar } from '#policies/calendars.ts';
import { hoursSection } from '#policies/hours-section.ts';
import { zoneOf } from '#policies/zone.ts';
import { explainInterval } from '#domain/calendar/explain.ts';
import { AGENT, CUSTOMER, DAY, HOUR, aCase, clocksOf } from '#test/support/a-case.ts';
import { declined, inNegotiation } from '#test/support/case-stages.ts';
import { anAct, walkOn } from '#test/support/case-walk.ts';

const shanghai = {
  zone: zoneOf('Asia/Shanghai'),
  calendar: loadCalendar('policies/calendars/cn.yaml'),
  hours: hoursSection.parse({ week: [{ days: [1, 2, 3, 4, 5], spans: ['09:00-12:00', '13:30-18:00'] }] }),
};
const at = (text: string): number => Date.parse(`${text}+08:00`);
const iso = (instant: number): string => new Date(instant + 8 * HOUR).toISOString().slice(0, 16);

describe('while the customer is asked something in between', () => {
  it('our own clock stands still, a promise by name does not, and the case waits for the customer (F3, R39)', () => {
    const test = declined();
    expect(clocksOf(test.state)).toEqual(['newOffer']);
    test.ask('makePromise', { dueAt: test.now + 5 * DAY }, AGENT);
    test.wait(6 * HOUR);
    expect(test.ask('replyToCustomer', { closes: false, awaits: true, words: 'w' }, AGENT).ok).toBe(true);
    expect(clocksOf(test.state).toSorted()).toEqual(['customerReply', 'promise']);
    expect(waitingOn(test.state)).toBe('customer');
    expect(test.state.paused).toMatchObject([{ name: 'newOffer', key: 't1.0', pausedAt: test.now }]);
    expect(test.told.at(-1)).toMatchObject({ template: 'asked_in_between', to: 'customer' });

    test.wait(DAY);
    test.ask('writeToUs', {}, CUSTOMER);
    expect(clocksOf(test.state).toSorted()).toEqual(['newOffer', 'promise']);
    expect(test.state).not.toHaveProperty('paused');
    expect(test.state).not.toHaveProperty('awaited');
    expect(test.told.slice(-2)).toMatchObject([
      { template: 'message_received', to: 'customer' },
      { template: 'customer_wrote', to: 'agent', params: { task: 't1' } },
    ]);
    expect(waitingOn(test.state)).toBe('agent');
  });

  it('runs again after the time to answer, or after another word of ours; a task that is done takes the question with it', () => {
    const silent = declined();
    silent.ask('replyToCustomer', { closes: false, awaits: true }, AGENT);
    silent.wait(3 * DAY);
    expect(clocksOf(silent.state)).toEqual(['newOffer']);
    const again = declined();
    again.ask('replyToCustomer', { closes: false, awaits: true }, AGENT);
    again.ask('replyToCustomer', { closes: false }, AGENT);
    expect(clocksOf(again.state)).toEqual(['newOffer']);
    const done = declined();
    done.ask('replyToCustomer', { closes: false, awaits: true }, AGENT);
    done.ask('decideTask', { task: 't1', verdict: 'deny', reason: 'that was all' }, AGENT);
    expect(done.state.stage).toBe('closed');
    expect(done.state).not.toHaveProperty('paused');
  });

  it('nobody asks in between where nobody of us has the word, and none writes to a closed case', () => {
    const test = inNegotiation();
    expect(test.ask('replyToCustomer', { closes: false, awaits: true }, AGENT)).toMatchObject({
      refusal: { code: 'not_now' },
    });
    expect(test.ask('writeToUs', {}, CUSTOMER).ok).toBe(true);
    test.ask('withdraw', {}, CUSTOMER);
    expect(test.ask('writeToUs', {}, CUSTOMER)).toMatchObject({ refusal: { code: 'case_closed' } });
  });
});

/**
 * What goes on while a customer is waited for: a promise by name; what another department, finance or somebody higher was
 * asked beside the case; an approval of a better offer than the one that stands.
 */
const GOES_ON: ReadonlySet<ClockName> = new Set<ClockName>([
  'promise',
  'departmentAnswer',
  'disputeEvidence',
  'stuckStep',
  'approval',
]);

it('no clock of our own runs in any case that waits for its customer, whatever happened to it (F3, R39)', () =>
  fc.assert(
    fc.property(fc.array(anAct, { minLength: 1, maxLength: 80, size: 'max' }), (acts) => {
      const test = aCase();
      const walk = walkOn(test);
      for (const act of acts) {
        walk.act(act);
        if (waitingOn(test.state) !== 'customer') continue;
        const ours = clocksOf(test.state).filter((name) => isStaffRole(CLOCKS[name].waitsFor) && !GOES_ON.has(name));
        expect(ours).toEqual([]);
      }
    }),
    { seed: 20261122, numRuns: 200 },
  ));

describe('a clock that goes on', () => {
  const clock = (more: Partial<PausedClock> & Pick<PausedClock, 'pausedAt'>): PausedClock => ({
    name: 'newOffer',
    key: 't1.0',
    startedAt: at('2026-09-29T17:00'),
    dueAt: 0,
    marks: [],
    then: 'escalate',
    ...more,
  });

  it('has as much working time left as before, over National Day, and every stretch is explained (F3, R40)', () => {
    const paused = clock({ dueAt: at('2026-09-30T12:00'), within: 'PT4BH', pausedAt: at('2026-09-30T10:00') });
    const on = resumed(paused, at('2026-09-30T17:30'), { counts: 'workingTime', frame: shanghai });
    expect(iso(on.dueAt)).toBe('2026-10-08T10:30');
    const all = explainInterval({ ...on, counts: 'workingTime' }, shanghai);
    const counted = all.filter((one) => one.counted);
    expect(counted.map(({ from, to }) => `${iso(from)} ${iso(to).slice(11)}`)).toEqual([
      '2026-09-29T17:00 18:00',
      '2026-09-30T09:00 10:00',
      '2026-09-30T17:30 18:00',
      '2026-10-08T09:00 10:30',
    ]);
    expect(all.find(({ why }) => why === 'customer_awaited')).toMatchObject({ counted: false });
    all.slice(1).forEach(({ from }, n) => expect(from).toBe(all[n]?.to));
  });

  it('has as many working days left as before (F3, R39)', () => {
    const paused = clock({ dueAt: at('2026-10-10T00:00'), within: 'P3BD', pausedAt: at('2026-09-30T10:00') });
    const on = resumed(paused, at('2026-10-09T15:00'), { counts: 'working', frame: shanghai });
    expect(iso(on.dueAt)).toBe('2026-10-13T00:00');
  });

  it('keeps its marks and the telling of a slip as far ahead; a marketplace`s deadline stands (D7, R46)', () => {
    const pausedAt = at('2026-11-03T10:00');
    const slip = { at: pausedAt + 3 * HOUR, newAt: pausedAt + 28 * HOUR };
    const paused = clock({ dueAt: pausedAt + 4 * HOUR, marks: [slip.at], slip, pausedAt });
    const exact = { counts: 'exact' as const, frame: shanghai };
    expect(resumed(paused, pausedAt + DAY, exact)).toMatchObject({
      dueAt: pausedAt + DAY + 4 * HOUR,
      marks: [slip.at + DAY],
      slip: { at: slip.at + DAY, newAt: slip.newAt + DAY },
      pauses: [{ from: pausedAt, to: pausedAt + DAY }],
    });
    const theirs = resumed({ ...paused, setBy: 'marketplace' }, pausedAt + DAY, exact);
    expect(theirs.dueAt).toBe(paused.dueAt);
  });
});
