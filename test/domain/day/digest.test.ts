import { gather, type OpenCase, type OpenTask, type WorkAtHand } from '#domain/day/gather.ts';
import { countsOf, eachOnce } from '#domain/day/item.ts';
import { registerCounts } from '#domain/day/register.ts';
import { sectionOf, type Standing } from '#domain/day/sections.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-20T08:30:00Z');
const START = Date.parse('2026-11-20T00:00:00Z');
const moment = {
  at: NOW,
  startOfYesterday: START - DAY,
  startOfDay: START,
  endOfDay: START + DAY,
  forgottenAfterMs: 3 * DAY,
};

const standing = (change: Partial<Standing>): Standing => ({
  dueAt: null,
  waitingOn: 'agent',
  movedAt: NOW - HOUR,
  ...change,
});

describe('where something stands in a digest (H1)', () => {
  it.each([
    ['late', 'is past its time', { dueAt: NOW - 1 }],
    ['late', 'went up a level already (F2)', { dueAt: NOW + 9 * HOUR, escalated: true }],
    ['due', 'has its time today', { dueAt: START + DAY - 1 }],
    ['open', 'has its time tomorrow', { dueAt: START + DAY }],
    ['forgotten', 'waits for one of ours without a time', {}],
    ['open', 'waits for the customer without a time, since an hour', { waitingOn: 'customer' }],
    [
      'forgotten',
      'waits for the customer without a time, and has not moved for long',
      { waitingOn: 'customer', movedAt: NOW - 4 * DAY },
    ],
    [
      'open',
      "is the customer's turn until later (F3)",
      { waitingOn: 'customer', clock: 'offerAnswer', dueAt: NOW + 1 },
    ],
    [
      'open',
      'has a deadline of the customer that has just passed',
      { waitingOn: 'customer', clock: 'offerAnswer', dueAt: NOW - 1 },
    ],
    [
      'forgotten',
      'has a deadline that nobody acted on',
      { waitingOn: 'customer', clock: 'offerAnswer', dueAt: NOW - DAY },
    ],
  ] as const)('%s: it %s', (section, _why, change) => {
    expect(sectionOf(standing(change), moment)).toBe(section);
  });
});

const aCase = (caseNo: string, change: Partial<OpenCase> = {}): OpenCase => ({
  caseNo,
  order: `W-${caseNo}`,
  kind: 'return',
  problem: 'no_longer_wanted',
  waitingOn: 'customer',
  priority: 3,
  openedAt: START - 6 * HOUR,
  movedAt: NOW - HOUR,
  dueAt: NOW + 5 * DAY,
  clock: 'offerAnswer',
  parcel: null,
  answered: true,
  ...change,
});

const aTask = (caseNo: string, change: Partial<OpenTask> = {}): OpenTask => ({
  caseNo,
  order: `W-${caseNo}`,
  task: 't1',
  kind: 'decide',
  role: 'supervisor',
  department: null,
  level: 0,
  priority: 3,
  openedAt: NOW - DAY,
  dueAt: NOW + HOUR,
  ...change,
});

const work = (cases: readonly OpenCase[], tasks: readonly OpenTask[] = []): WorkAtHand => ({ cases, tasks, moment });
const listed = (items: ReturnType<typeof gather>) =>
  items.map(({ caseNo, section, topics }) => [caseNo, section, topics]);

describe('a digest', () => {
  it('opens the day with the cases of the day before, returns, missing shipments and what is out of stock (H1)', () => {
    const items = gather(
      'opening',
      work([
        aCase('yesterday'),
        aCase('today', { openedAt: NOW - HOUR }),
        aCase('older', { openedAt: NOW - 9 * DAY }),
        aCase('older-late', { openedAt: NOW - 9 * DAY, dueAt: NOW - HOUR, clock: 'newOffer', waitingOn: 'agent' }),
        aCase('awaited', { openedAt: NOW - 9 * DAY, parcel: 'inTransit' }),
        aCase('arrived', { openedAt: NOW - 9 * DAY, parcel: 'delivered' }),
        aCase('lost', { openedAt: NOW - HOUR, kind: 'late_or_lost' }),
        aCase('missing', { openedAt: NOW - 2 * HOUR, kind: 'missing_or_wrong' }),
        aCase('sold-out', { openedAt: NOW - 3 * HOUR, kind: 'out_of_stock' }),
      ]),
    );
    expect(listed(items)).toEqual([
      ['older-late', 'late', ['openCase']],
      ['arrived', 'open', ['openCase', 'returnArrived']],
      ['awaited', 'open', ['openCase', 'returnAwaited']],
      ['yesterday', 'open', ['openCase']],
      ['sold-out', 'open', ['outOfStock']],
      ['missing', 'open', ['missingShipment']],
      ['lost', 'open', ['missingShipment']],
    ]);
  });

  it('holds a case with its tasks once, in the gravest section of them', () => {
    const items = gather(
      'check',
      work(
        [aCase('a', { openedAt: NOW - HOUR, answered: false })],
        [
          aTask('a'),
          aTask('a', { task: 't2', kind: 'ask', department: 'warehouse', role: 'warehouse', dueAt: NOW - HOUR }),
        ],
      ),
    );
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      section: 'late',
      topics: ['departmentTask', 'task', 'unanswered'],
      dueAt: NOW - HOUR,
    });
    expect(items[0]?.tasks.map(({ task }) => task).toSorted()).toEqual(['t1', 't2']);
    expect(countsOf(items)).toEqual({ late: 1, due: 0, forgotten: 0, open: 0 });
  });

  it('lists the customers that a person is to call, and the opinions with their tasks (E3, G1)', () => {
    const tasks = [
      aTask('r', { kind: 'revisitCall', role: 'agent' }),
      aTask('v', { kind: 'contact', role: 'agent', level: 1 }),
    ];
    const cases = [aCase('v', { kind: 'review_recovery' }), aCase('x')];
    expect(listed(gather('revisits', work(cases, tasks)))).toEqual([['r', 'due', ['revisitCall']]]);
    expect(listed(gather('reviews', work(cases, tasks)))).toEqual([['v', 'late', ['task', 'review']]]);
  });

  it('sweeps up everything that is late, due or forgotten, and nothing that is on its way (H1)', () => {
    const cases = [aCase('fine'), aCase('idle', { waitingOn: 'agent', dueAt: null, clock: null })];
    expect(listed(gather('leftovers', work(cases, [aTask('t')])))).toEqual([
      ['t', 'due', ['task']],
      ['idle', 'forgotten', ['openCase']],
    ]);
  });

  it('is the same in whatever order things are found', () => {
    const items = gather(
      'leftovers',
      work([aCase('b', { dueAt: null, waitingOn: 'agent', clock: null })], [aTask('b'), aTask('c')]),
    );
    expect(eachOnce(items.toReversed())).toEqual(items);
  });

  it('adds each unit of the register up once: stock, loss or elsewhere (D8)', () => {
    const rows = [
      { result: 'accepted', disposition: 'sellable', quantity: 3 },
      { result: 'accepted', disposition: 'scrap', quantity: 2 },
      { result: 'refused', disposition: 'back_to_customer', quantity: 1 },
      { result: 'missing', disposition: null, quantity: 4 },
    ];
    expect(registerCounts(rows)).toEqual({ received: 6, stock: 3, loss: 6, elsewhere: 1 });
  });
});
