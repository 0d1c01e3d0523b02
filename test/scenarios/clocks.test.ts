import { afterWork, endOfWorkingDay, eveOfHoliday, minutesAfter } from '#test/support/business-time.ts';
import { sharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story } from '#test/support/story.ts';

const HOUR_MS = 3_600_000;
/** The hours of work of retail-us, in minutes of its day. */
const OFFICE = [
  [9 * 60, 12 * 60 + 30],
  [13 * 60 + 30, 18 * 60],
] as const;
let story: Story;

beforeAll(async () => {
  story = tell(await sharedStack());
}, 120_000);

/** A question about an order: a person's from the start. */
async function asked(): Promise<string> {
  const order = await story.anOrder({ where: ({ tier }) => tier === 'standard' });
  const { body } = await story.api('integrator', 'POST', '/v1/cases', {
    shop: 'retail-us',
    order: order.orderNo,
    channel: 'chat',
    problem: 'question',
    question: 'How do I get an invoice?',
    contact: { email: order.email },
  });
  return body.caseNo as string;
}

const moveTo = (caseNo: string, to: string, seconds = 60): Promise<Json> =>
  story.api('supervisor', 'POST', `/v1/cases/${caseNo}/fast-forward`, {
    to: new Date(Date.parse(to) + seconds * 1000).toISOString(),
  });
const clockOf = ({ clocks }: Json, wanted: string): Json => clocks.find(({ name }: Json) => name === wanted);
const explained = async (caseNo: string, wanted: string): Promise<Json> =>
  clockOf((await story.api('agent', 'GET', `/v1/cases/${caseNo}/clocks`)).body, wanted);
const countedMs = (intervals: Json[]): number =>
  intervals
    .filter(({ counted }) => counted)
    .reduce((total, { from, to }) => total + (Date.parse(to) - Date.parse(from)), 0);
const gapless = (intervals: Json[]): boolean =>
  intervals.every(({ from }, n) => n === 0 || from === intervals[n - 1].to);

it('nobody answers: agent, senior, supervisor and manager each have their own time, to the minute; the customer hears first each time (F1, F2, D7, R40)', async () => {
  const caseNo = await asked();
  const opened = await story.read(caseNo);
  const first = clockOf(opened, 'consultationAnswer');
  expect(first).toMatchObject({ within: null, to: 'senior', setBy: null });
  expect(Date.parse(first.dueAt) - Date.parse(first.startedAt)).toBe(24 * HOUR_MS);
  const levels = [
    { role: 'senior', to: 'supervisor' },
    { role: 'supervisor', to: 'manager' },
    { role: 'manager', to: 'manager' },
  ];
  let { dueAt } = first;
  for (const [n, { role, to }] of levels.entries()) {
    const expected = n === 2 ? endOfWorkingDay(dueAt, 1) : afterWork(dueAt, 240, OFFICE);
    await moveTo(caseNo, dueAt);
    const view = await story.read(caseNo);
    const clock = clockOf(view, 'consultationAnswer');
    expect(view).toMatchObject({ waitingOn: role, tasks: [{ id: 't1', role, level: n + 1 }] });
    expect(Math.abs(minutesAfter(expected, clock.dueAt))).toBeLessThanOrEqual(1);
    expect(clock).toMatchObject({ to, setBy: 'customer_told' });
    const slip = view.slips[n];
    expect(slip).toMatchObject({ clock: 'consultationAnswer', promisedAt: dueAt, newAt: clock.dueAt, missed: true });
    expect(Date.parse(slip.toldAt)).toBeLessThan(Date.parse(dueAt));
    expect(await story.told(caseNo, role)).toContain('task_overdue');
    dueAt = clock.dueAt;
  }
  expect((await story.told(caseNo)).filter((template) => template === 'slip')).toHaveLength(3);
  const queue = await story.api('supervisor', 'GET', '/v1/tasks?role=manager&kind=answer&limit=200');
  expect(queue.body.data).toContainEqual(expect.objectContaining({ caseNo, id: 't1', level: 3 }));

  const answer = await story.api('agent', 'POST', `/v1/cases/${caseNo}/replies`, {
    text: 'Here it is, and our apologies.',
  });
  expect(answer).toMatchObject({ status: 200, body: { stage: 'followUp' } });
  const ended = (await story.events(caseNo)).filter(({ type }) => type === 'clockEnded');
  expect(ended.map(({ data }) => data.to)).toEqual(['senior', 'supervisor', 'manager']);
}, 60_000);

it('a question to the customer stops our clock and no promise; what was left runs on, and every stretch is told (F3, R39, R40)', async () => {
  const caseNo = await asked();
  const before = clockOf(await story.read(caseNo), 'consultationAnswer');
  const promisedAt = new Date(Date.parse(before.startedAt) + 72 * HOUR_MS).toISOString();
  await story.api('agent', 'POST', `/v1/cases/${caseNo}/promises`, { what: 'We call you.', dueAt: promisedAt });
  await story.after(caseNo, 'PT2H');
  const question = { text: 'Which of your two addresses?', closes: false, awaits: true };
  expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/replies`, question)).toMatchObject({
    status: 200,
    body: { waitingOn: 'customer' },
  });
  const waiting = await story.read(caseNo);
  expect(waiting.clocks.map(({ name }: Json) => name).toSorted()).toEqual(['customerReply', 'promise']);
  await story.after(caseNo, 'P1DT6H');
  expect(await story.told(caseNo)).toEqual(
    expect.arrayContaining(['asked_in_between', 'reminder_customerReply', 'promise_made']),
  );

  expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/words`, { text: 'The second one.' })).toMatchObject({
    status: 200,
    body: { waitingOn: 'agent' },
  });
  const after = await story.read(caseNo);
  const clock = clockOf(after, 'consultationAnswer');
  const { intervals, within } = await explained(caseNo, 'consultationAnswer');
  expect(within).toBe('PT24H');
  expect([countedMs(intervals), gapless(intervals)]).toEqual([24 * HOUR_MS, true]);
  const stood = intervals.find(({ why }: Json) => why === 'customer_awaited');
  expect(Date.parse(clock.dueAt) - Date.parse(before.dueAt)).toBe(Date.parse(stood.to) - Date.parse(stood.from));
  expect(minutesAfter(stood.from, stood.to)).toBeGreaterThanOrEqual(30 * 60);
  expect(clockOf(after, 'promise').dueAt).toBe(promisedAt);
}, 60_000);

it('a promise is told to slip before its time, climbs, and stands in the list of its owner until it is kept (E6, D7, F2)', async () => {
  const caseNo = await asked();
  const { openedAt } = await story.read(caseNo);
  const dueAt = new Date(Date.parse(openedAt) + 20 * HOUR_MS).toISOString();
  await story.api('agent', 'POST', `/v1/cases/${caseNo}/promises`, { what: 'We send you the invoice.', dueAt });
  const [made] = (await story.read(caseNo)).promises;
  const lines = async (query: string): Promise<Json[]> =>
    (await story.api('agent', 'GET', `/v1/promises?owner=${made.owner}&limit=200${query}`)).body.data.filter(
      (line: Json) => line.caseNo === caseNo,
    );
  expect(await lines('&shop=retail-us')).toMatchObject([
    { id: 'p1', role: 'agent', promisedAt: dueAt, dueAt, missed: 0 },
  ]);

  await moveTo(caseNo, dueAt);
  const view = await story.read(caseNo);
  const nextAt = new Date(Date.parse(dueAt) + 24 * HOUR_MS).toISOString();
  expect(view).toMatchObject({
    promises: [{ id: 'p1', missed: 1, calledTo: 'senior' }],
    slips: [{ clock: 'promise', promisedAt: dueAt, newAt: nextAt, missed: true }],
  });
  expect(await story.told(caseNo)).toContain('slip');
  expect(await story.told(caseNo, 'senior')).toContain('promise_missed');
  expect(await lines('&late=true')).toMatchObject([{ role: 'senior', promisedAt: dueAt, dueAt: nextAt, missed: 1 }]);
  expect(await lines('&late=false')).toEqual([]);

  await story.api('agent', 'POST', `/v1/cases/${caseNo}/promises/p1/keep`, {});
  expect(await lines('')).toEqual([]);
  expect(await lines('&status=kept')).toMatchObject([{ id: 'p1', missed: 1, keptAt: expect.any(String) }]);
}, 60_000);

it('over a holiday a working day is one that is worked, and the day off is named (F1, R40)', async () => {
  const caseNo = await asked();
  await moveTo(caseNo, eveOfHoliday(Date.now()), 0);
  const question = { department: 'warehouse', what: 'Was the box intact?' };
  expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/tasks`, question)).toMatchObject({ status: 200 });
  const { dueAt, startedAt, intervals, within, to } = await explained(caseNo, 'departmentAnswer');
  expect([within, to]).toEqual(['P1BD', 'supervisor']);
  expect(dueAt).toBe(endOfWorkingDay(startedAt, 1));
  expect(gapless(intervals)).toBe(true);
  expect(intervals.map(({ why }: Json) => why)).toEqual(
    expect.arrayContaining(['first_day', 'holiday', 'working_day']),
  );
}, 60_000);
