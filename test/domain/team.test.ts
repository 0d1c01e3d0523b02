import { decide } from '#domain/case/decide.ts';
import { foldNew } from '#domain/case/new-event.ts';
import { emptyState, type CaseState } from '#domain/case/state.ts';
import { isAtLeast, LADDER, STAFF_ROLES, upFrom } from '#domain/roles.ts';
import type { CommandData } from '#domain/case/commands.ts';
import { TASK_KINDS, type Task, type TaskKind } from '#domain/task.ts';
import { GROUPS, groupOf, seesQueue } from '#domain/team/groups.ts';
import { isForRole } from '#domain/team/whose-task.ts';
import { KINDS } from '#domain/intake/kind.ts';
import { QUEUES } from '#domain/triage.ts';

const AT = 1_795_300_000_000;
const aTask = (over: Partial<Task> = {}): Task => ({
  id: 't1',
  kind: 'answer',
  openedAt: AT,
  why: 'asked',
  level: 0,
  ...over,
});
const aCase = (...tasks: Task[]): CaseState => ({
  ...emptyState('AS-2026-000001'),
  seq: 3,
  stage: 'negotiation',
  tasks,
});

function assign(state: CaseState, data: Partial<CommandData['assignTask']>) {
  const by = { type: 'senior' as const, id: 'sun-li' };
  const whole = { task: 't1', how: 'assigned' as const, from: null, ...data };
  const decided = decide(state, { name: 'assignTask', by, data: whole }, AT);
  if (!decided.ok) return decided.refusal.code;
  return { events: decided.value, owner: foldNew(state, decided.value).tasks[0]?.owner };
}

describe('a task changes hands', () => {
  it('on record, with who did it and why (H2, E4)', () => {
    expect(assign(aCase(aTask()), { owner: 'li-na', reason: 'knows them' })).toMatchObject({
      owner: 'li-na',
      events: [
        { type: 'taskAssigned', by: { id: 'sun-li' }, because: 'knows them', data: { task: 't1', owner: 'li-na' } },
      ],
    });
  });

  it('from one to another, and back to its queue (H2)', () => {
    const held = aCase(aTask({ owner: 'li-na' }));
    expect(assign(held, { from: 'li-na', owner: 'liu-yang' })).toMatchObject({ owner: 'liu-yang' });
    expect(assign(held, { from: 'li-na', how: 'released' })).toMatchObject({ owner: undefined });
  });

  it('once: of two that take it at the same time one gets it, and the same again changes nothing (H2)', () => {
    const held = aCase(aTask({ owner: 'li-na' }));
    expect(assign(held, { owner: 'liu-yang' })).toBe('task_of_another');
    expect(assign(held, { owner: 'li-na' })).toMatchObject({ events: [] });
    expect(assign(aCase(aTask()), { how: 'released' })).toMatchObject({ events: [] });
    expect(assign(aCase(), { owner: 'li-na' })).toBe('task_unknown');
  });
});

describe('whose a task is', () => {
  const kinds = Object.keys(TASK_KINDS) as TaskKind[];

  it.each(kinds)('%s is for its role and for everybody above on the ladder, whatever its level (H2, F2)', (kind) => {
    const { role } = TASK_KINDS[kind];
    expect(isForRole(aTask({ kind }), role)).toBe(true);
    for (const level of [0, 1, 2, 3]) {
      for (const who of STAFF_ROLES) {
        const above = LADDER.some((step) => step === role) && isAtLeast(who, role as (typeof LADDER)[number]);
        if (who === role || above) expect([who, isForRole(aTask({ kind, level }), who)]).toEqual([who, true]);
        if (who === 'qa') expect(isForRole(aTask({ kind, level }), who)).toBe(false);
      }
    }
  });

  it("is nobody else's: finance's is not a supervisor's, but for a second yes to a payout (R16)", () => {
    expect(isForRole(aTask({ kind: 'stuckRefund' }), 'manager')).toBe(false);
    expect(isForRole(aTask({ kind: 'approvePayout' }), 'supervisor')).toBe(true);
    expect(isForRole(aTask({ kind: 'approvePayout' }), 'senior')).toBe(false);
    expect(isForRole(aTask({ kind: 'ask', department: 'warehouse' }), 'warehouse')).toBe(true);
    expect(isForRole(aTask({ kind: 'decide' }), 'agent')).toBe(false);
  });
});

describe('groups', () => {
  it('every case is the work of exactly one, and every group has some (H2, J3)', () => {
    const found = QUEUES.flatMap((queue) => KINDS.map((kind) => groupOf({ queue, kind })));
    expect(new Set(found)).toEqual(new Set(GROUPS));
  });

  it('agents look into the queue of VIPs and of complaints with the group only, others into all (J3)', () => {
    expect(QUEUES.filter((queue) => seesQueue({ role: 'agent', groups: ['after_sale'] }, queue))).toEqual(['general']);
    expect(QUEUES.filter((queue) => seesQueue({ role: 'agent', groups: ['vip'] }, queue))).toEqual(['general', 'vip']);
    for (const role of [...upFrom('senior'), 'finance', 'qa', 'warehouse'])
      expect(QUEUES.every((queue) => seesQueue({ role, groups: [] }, queue))).toBe(true);
  });
});
