import { newDateOf, slipAt, toldDate, type Slip } from '#domain/case/slips.ts';
import { emptyState } from '#domain/case/state.ts';
import { waitingOn } from '#domain/case/waiting-on.ts';
import { roleOf } from '#domain/task.ts';
import { AGENT, aCase, CASE_NO, clocksOf, DAY, HOUR, LENGTHS, START, A_REQUEST } from '#test/support/a-case.ts';
import { refundIn, reportOn } from '#test/support/case-stages.ts';
import { carriedOut } from '#test/support/case-steps.ts';
import { talkOf } from '#test/support/case-talk.ts';

const aSlip = (more: Partial<Slip> = {}): Slip => ({
  clock: 'refundArrival',
  key: 'r1.0',
  promisedAt: START,
  newAt: START + 7 * DAY,
  reason: 'refund_not_confirmed',
  toldAt: START - DAY,
  missed: false,
  ...more,
});
const withSlips = (...slips: readonly Slip[]) => ({ ...emptyState(CASE_NO), slips });

describe('a date that slips', () => {
  it('is told a second time, and every date stays to be seen (D7)', () => {
    const test = refundIn();
    while ((test.state.slips ?? []).length < 2) {
      test.clockActs();
      carriedOut(test, { stuck: true });
    }
    expect(test.state.slips).toMatchObject([
      { key: 'r1.0', promisedAt: START + 7 * DAY, newAt: START + 14 * DAY, missed: true },
      { key: 'r1.0.s1', promisedAt: START + 14 * DAY, newAt: START + 21 * DAY, missed: false },
    ]);
    expect(test.told.filter(({ template }) => template === 'slip')).toHaveLength(2);
    expect(test.state.slips?.every(({ toldAt, promisedAt }) => toldAt < promisedAt)).toBe(true);

    reportOn(test, { status: 'arrived', version: 9 });
    expect(clocksOf(test.state)).not.toContain('refundArrival');
    expect(test.state.slips).toHaveLength(2);
  });

  it('told anew is the date we keep, for the levels of a task and for no other subject (D7, F2)', () => {
    const ofTask = withSlips(aSlip({ clock: 'newOffer', key: 't1.0' }));
    expect(toldDate(ofTask, { name: 'newOffer', key: 't1.1' }, START)).toBe(START + 7 * DAY);
    expect(toldDate(ofTask, { name: 'newOffer', key: 't2.0' }, START)).toBeUndefined();
    expect(toldDate(ofTask, { name: 'care', key: 't1.1' }, START)).toBeUndefined();
    expect(toldDate(ofTask, { name: 'newOffer', key: 't1.1' }, START + 8 * DAY)).toBeUndefined();
  });

  it('goes on under a key of its own once the first date has passed, and not before (D7)', () => {
    const wanted = { name: 'refundArrival', key: 'r1.0' } as const;
    expect(newDateOf(withSlips(aSlip()), wanted)).toBeUndefined();
    expect(newDateOf(withSlips(aSlip({ missed: true })), wanted)).toEqual({ ...wanted, key: 'r1.0.s1' });
    const twice = withSlips(aSlip({ missed: true }), aSlip({ key: 'r1.0.s1', missed: true }));
    expect(newDateOf(twice, wanted)).toEqual({ ...wanted, key: 'r1.0.s2' });
    expect(newDateOf(twice, { ...wanted, key: 'r2.0' })).toBeUndefined();
  });

  it('is told at its mark alone; other marks are reminders (D7, F2)', () => {
    const slip = { at: START + 3 * HOUR, newAt: START + 2 * DAY };
    const clock = {
      name: 'consultationAnswer',
      key: 't1.0',
      startedAt: START,
      dueAt: START + DAY,
      marks: [START + HOUR, slip.at],
      then: 'escalate',
      slip,
    } as const;
    expect(slipAt(clock)).toBeUndefined();
    expect(slipAt({ ...clock, marks: [slip.at] })).toEqual({ newAt: slip.newAt, reason: 'answer_takes_longer' });
    expect(slipAt({ ...clock, name: 'care', marks: [slip.at] })).toBeUndefined();
  });
});

describe('what nobody did', () => {
  it('climbs to whoever is called, who is told and whose queue it is then; a department keeps its own (F2, B6)', () => {
    const calls = { within: DAY, then: 'escalate' } as const;
    const lengths = {
      ...LENGTHS,
      consultationAnswer: { ...calls, to: 'senior' as const },
      departmentAnswer: { ...calls, within: DAY / 2, to: 'supervisor' as const },
    };
    const test = aCase({ lengths, request: { ...A_REQUEST, problem: 'question', hasSymptom: true } });
    const talk = talkOf(test.state);
    if (!talk) throw new Error('a question is talked about');
    test.put('taskOpened', { task: 't1', ...talk });
    test.ask('askDepartment', { department: 'warehouse', what: 'Why?' }, AGENT);

    test.wait(DAY / 2);
    const [, asked] = test.state.tasks;
    expect(asked && [asked.climbedTo, roleOf(asked)]).toEqual(['supervisor', 'warehouse']);
    expect(test.told.at(-1)).toMatchObject({ template: 'task_overdue', to: 'supervisor' });

    test.wait(DAY / 2);
    const [answer] = test.state.tasks;
    expect(answer && [answer.level, roleOf(answer), waitingOn(test.state)]).toEqual([1, 'senior', 'senior']);
    expect(test.journal.findLast(({ type, data }) => type === 'clockEnded' && 'to' in data)?.data).toMatchObject({
      to: 'supervisor',
    });
    expect(test.told).toContainEqual({ template: 'task_overdue', to: 'senior', params: { task: 't1', level: 1 } });
  });
});
