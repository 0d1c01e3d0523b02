import request from 'supertest';
import { demoKey } from '#api/demo-keys.ts';
import type { CommandOutcome } from '#case-client/port.ts';
import type { Task } from '#domain/task.ts';
import { aPerson, aTeam } from './a-team.ts';
import { aCase, anApi, briefOf } from './an-api.ts';

const NUMBERS = ['AS-2026-000001', 'AS-2026-000002', 'AS-2026-000003', 'AS-2026-000004'] as const;
const aTask = (over: Partial<Task> = {}): Task => ({
  id: 't1',
  kind: 'answer',
  openedAt: 0,
  why: 'asked',
  level: 0,
  owner: 'li-na',
  ...over,
});

/** A shift of four tasks: one goes over, one is nobody's of the receiver's group, one has moved on, one answers later. */
function aShift() {
  const late: CommandOutcome[] = [{ kind: 'later' }];
  const api = anApi(
    {
      staff: aTeam([aPerson(), aPerson({ id: 'john-doe' }), aPerson({ id: 'gone', active: false })], {
        tasksOf: async () => NUMBERS.map((caseNo) => ({ caseNo, task: 't1' })),
      }),
    },
    {
      answer: ({ caseNo }) => (caseNo === NUMBERS[3] && late.pop()) || briefOf(api.cases.get(caseNo) ?? aCase()),
    },
  );
  const states = [
    { tasks: [aTask()] },
    { tasks: [aTask()], triage: { priority: 1, queue: 'vip', rule: 'vip' } as const },
    { tasks: [aTask({ owner: 'somebody' })] },
    { tasks: [aTask()] },
  ];
  for (const [n, caseNo] of NUMBERS.entries()) api.cases.set(caseNo, aCase({ caseNo, ...states[n] }));
  const hand = (body: object, role: 'senior' | 'agent' = 'senior', key = 'one') =>
    request(api.app)
      .post('/v1/staff/li-na/hand-over')
      .set('Authorization', `Bearer ${demoKey(role)}`)
      .set('Idempotency-Key', key)
      .send({ reason: 'End of the shift.', ...body });
  return { api, hand };
}

describe('a hand-over', () => {
  it('tells of each task what became of it, and goes on with what is left under the same key (H2)', async () => {
    const { api, hand } = aShift();
    const first = await hand({ to: 'john-doe' });
    expect([first.status, first.body]).toEqual([
      202,
      {
        from: 'li-na',
        to: 'john-doe',
        complete: false,
        tasks: [
          { caseNo: NUMBERS[0], task: 't1', outcome: 'handed_over', code: null },
          { caseNo: NUMBERS[1], task: 't1', outcome: 'refused', code: 'assignee_unfit' },
          { caseNo: NUMBERS[2], task: 't1', outcome: 'already', code: null },
          { caseNo: NUMBERS[3], task: 't1', outcome: 'later', code: null },
        ],
      },
    ]);
    const again = await hand({ to: 'john-doe' });
    expect([again.status, again.body.complete, again.body.tasks[3].outcome]).toEqual([200, true, 'handed_over']);
    // each case was asked under one name, so that it does it once
    const ids = api.done.sent.filter(({ caseNo }) => caseNo === NUMBERS[3]).map(({ updateId }) => updateId);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
    expect(api.done.sent[0]?.data).toEqual({
      task: 't1',
      how: 'handed_over',
      from: 'li-na',
      owner: 'john-doe',
      reason: 'End of the shift.',
    });
  });

  it('goes back to the queues where nobody is named (H2)', async () => {
    const { api, hand } = aShift();
    expect((await hand({})).body).toMatchObject({ to: null, tasks: [{ outcome: 'handed_over' }, {}, {}, {}] });
    expect(api.done.sent.every(({ data }) => !Object.hasOwn(data as object, 'owner'))).toBe(true);
  });

  it('is for oneself, or for seniors; and to somebody else who is there (H2)', async () => {
    const { api, hand } = aShift();
    const codes = [
      await hand({ to: 'john-doe' }, 'agent'),
      await hand({ to: 'gone' }),
      await hand({ to: 'li-na' }, 'senior', 'two'),
      await hand({ to: 'nobody' }, 'senior', 'three'),
    ].map(({ body }) => body.code as string);
    expect(codes).toEqual(['not_yours', 'assignee_unfit', 'assignee_unfit', 'staff_unknown']);
    expect(api.done.sent).toEqual([]);
  });
});
