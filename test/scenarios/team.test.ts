import { randomUUID } from 'node:crypto';
import { demoKeyOf } from '#api/demo-staff.ts';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Answer, type Json, type Story } from '#test/support/story.ts';

describe('a team and its tasks', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  /** Somebody of the demo team, by their own key. */
  const as = (
    key: string,
    method: string,
    path: string,
    body?: Json,
    idempotencyKey: string = randomUUID(),
  ): Promise<Answer> =>
    story.call(method, `${stack.api}${path}`, {
      body,
      headers: { authorization: `Bearer ${key}`, ...(method === 'GET' ? {} : { 'idempotency-key': idempotencyKey }) },
    });
  const who = (person: string) => (method: string, path: string, body?: Json, key?: string) =>
    as(demoKeyOf(person), method, path, body, key);
  const [emma, sun, james] = [who('emma-brown'), who('sun-li'), who('james-hill')];

  const question = async (tier: 'standard' | 'vip' = 'standard'): Promise<string> =>
    story.opened(await story.anOrder({ where: (order) => order.tier === tier }), {
      items: undefined,
      wish: undefined,
      problem: 'question',
      question: 'How?',
    });
  const ownerOf = async (caseNo: string) => (await story.read(caseNo)).tasks[0]?.owner;
  const listed = async (ask: ReturnType<typeof who>, query: string) =>
    ((await ask('GET', `/v1/tasks?limit=200&${query}`)).body.data as Json[]).map(({ caseNo }) => caseNo as string);

  it('a task is taken, taken over with a reason, assigned and released, each on record (H2, E4)', async () => {
    const caseNo = await question();
    const task = `/v1/cases/${caseNo}/tasks/t1`;
    expect(await listed(emma, 'unassigned=true&group=pre_sale')).toContain(caseNo);
    expect((await emma('POST', `${task}/take`, {})).status).toBe(200);
    expect(await listed(emma, 'mine=true')).toContain(caseNo);
    expect((await sun('POST', `${task}/take`, {})).body.code).toBe('reason_missing');
    expect((await sun('POST', `${task}/take`, { reason: 'She is ill.' })).status).toBe(200);
    expect((await emma('POST', `${task}/release`, {})).body.code).toBe('not_yours');
    // a person of another shop is no choice
    expect((await sun('POST', `${task}/assign`, { to: 'li-na' })).body.code).toBe('assignee_unfit');
    expect((await sun('POST', `${task}/assign`, { to: 'emma-brown', reason: 'Back again.' })).status).toBe(200);
    expect(await ownerOf(caseNo)).toBe('emma-brown');
    expect((await emma('POST', `${task}/release`, { reason: 'Not mine.' })).status).toBe(200);
    expect(await ownerOf(caseNo)).toBeNull();
    const record = (await story.events(caseNo)).filter(({ type }) => type === 'taskAssigned');
    expect(record.map(({ by, because, data }) => [by.id, data.how, data.owner ?? null, because])).toEqual([
      ['emma-brown', 'taken', 'emma-brown', null],
      ['sun-li', 'taken', 'sun-li', 'She is ill.'],
      ['sun-li', 'assigned', 'emma-brown', 'Back again.'],
      ['emma-brown', 'released', null, 'Not mine.'],
    ]);
  });

  it('the queue of VIPs is for its group and for seniors, and says why what comes first (A7, J3)', async () => {
    const caseNo = await question('vip');
    expect(await listed(emma, 'queue=vip')).toEqual([]);
    expect((await emma('POST', `/v1/cases/${caseNo}/tasks/t1/take`, {})).status).toBe(403);
    expect((await emma('GET', '/v1/queues')).body.data.map(({ group }: Json) => group)).toEqual([
      'pre_sale',
      'in_sale',
      'after_sale',
    ]);
    const wang = who('wang-fang');
    expect((await wang('GET', '/v1/queues?shop=retail-us')).body.data).toContainEqual(
      expect.objectContaining({ group: 'vip', open: expect.any(Number) }),
    );
    const { body } = await wang('GET', '/v1/tasks?limit=200&group=vip');
    const mine = (body.data as Json[]).find((one) => one.caseNo === caseNo);
    expect(mine).toMatchObject({ group: 'vip', position: { priority: 2, tier: 'vip', level: 0, late: false } });
    expect(mine.position.says).toMatchObject({
      en: expect.stringContaining('a VIP'),
      zh: expect.stringContaining('贵宾'),
    });
    expect((await wang('POST', `/v1/cases/${caseNo}/tasks/t1/take`, {})).status).toBe(200);
  });

  it('a shift is handed over in one call, once, and what is handed over meanwhile stays where it is (H2)', async () => {
    const person = `p-${randomUUID().slice(0, 8)}`;
    const fields = { name: 'Ann', role: 'agent', groups: ['pre_sale'], shops: ['retail-us'], locale: 'en' };
    expect((await james('POST', '/v1/staff', { id: person, ...fields })).status).toBe(201);
    const { body: made } = await james('POST', `/v1/staff/${person}/keys`, { name: 'console' });
    const ann = (method: string, path: string, body?: Json) => as(made.key, method, path, body);
    expect((await ann('GET', '/v1/me')).body).toMatchObject({ id: person, role: 'agent', groups: ['pre_sale'] });
    const cases = [await question(), await question(), await question()];
    for (const caseNo of cases) await ann('POST', `/v1/cases/${caseNo}/tasks/t1/take`, {});
    const path = `/v1/staff/${person}/hand-over`;
    expect((await emma('POST', path, { reason: 'x' })).body.code).toBe('not_yours');
    const shift = { to: 'emma-brown', reason: 'End of the shift.' };
    const key = randomUUID();
    const first = await james('POST', path, shift, key);
    expect([first.status, first.body.complete]).toEqual([200, true]);
    expect((first.body.tasks as Json[]).map(({ outcome }) => outcome)).toEqual(cases.map(() => 'handed_over'));
    expect((await james('POST', path, shift, key)).body).toEqual(first.body);
    expect((await james('POST', path, shift)).body.tasks).toEqual([]);
    for (const caseNo of cases) {
      const [last] = (await story.events(caseNo)).filter(({ type }) => type === 'taskAssigned').slice(-1);
      expect(last).toMatchObject({
        by: { id: 'james-hill' },
        because: 'End of the shift.',
        data: { how: 'handed_over' },
      });
      expect(await ownerOf(caseNo)).toBe('emma-brown');
    }
  });

  it('who leaves is let in no more at once; their tasks show it, and go back to the queue (H2)', async () => {
    const person = `p-${randomUUID().slice(0, 8)}`;
    const fields = { name: 'Bob', role: 'agent', groups: ['pre_sale'], shops: ['retail-us'], locale: 'en' };
    await james('POST', '/v1/staff', { id: person, ...fields });
    const { body: made } = await james('POST', `/v1/staff/${person}/keys`, { name: 'console' });
    const caseNo = await question();
    await as(made.key, 'POST', `/v1/cases/${caseNo}/tasks/t1/take`, {});
    expect((await james('POST', `/v1/staff/${person}`, { active: false })).body).toMatchObject({ active: false });
    expect((await as(made.key, 'GET', `/v1/cases/${caseNo}`)).status).toBe(401);
    const shown = (await sun('GET', '/v1/tasks?limit=200&group=pre_sale')).body.data as Json[];
    expect(shown.find((one) => one.caseNo === caseNo)).toMatchObject({ owner: person, ownerAway: true });
    expect((await james('POST', `/v1/staff/${person}/hand-over`, { reason: 'Has left.' })).body).toMatchObject({
      to: null,
      complete: true,
      tasks: [{ caseNo, task: 't1', outcome: 'handed_over' }],
    });
    expect(await ownerOf(caseNo)).toBeNull();
  });

  it('nobody gives more than they have, or anything to themselves, or to people of other shops (H2)', async () => {
    const fields = { name: 'X', groups: [], shops: ['retail-us'], locale: 'en' };
    const add = (over: Json) =>
      james('POST', '/v1/staff', { id: `p-${randomUUID().slice(0, 8)}`, ...fields, role: 'agent', ...over });
    expect((await add({ role: 'manager' })).body.code).toBe('staff_above');
    expect((await add({ shops: ['retail-cn'] })).body.code).toBe('staff_above');
    expect((await add({ shops: ['*'] })).body.code).toBe('staff_above');
    expect((await add({ shops: ['elsewhere'] })).body.code).toBe('shop_unknown');
    expect((await james('POST', '/v1/staff/james-hill', { role: 'manager' })).body.code).toBe('staff_above');
    expect((await james('POST', '/v1/staff/james-hill', { groups: ['vip'] })).body.code).toBe('staff_above');
    expect((await james('POST', '/v1/staff/james-hill', { locale: 'en' })).status).toBe(200);
    expect((await james('POST', '/v1/staff/wu-gang', { active: false })).body.code).toBe('staff_above');
    expect((await james('POST', '/v1/staff/li-na', { active: false })).body.code).toBe('staff_unknown');
    const people = ((await james('GET', '/v1/staff?limit=200')).body.data as Json[]).map(({ id }) => id);
    expect(people).toEqual(expect.arrayContaining(['emma-brown', 'wu-gang', 'james-hill']));
    expect(people).not.toContain('li-na');
  });
});
