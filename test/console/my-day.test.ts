import { arrange, countsOf } from '#console/pages/my-day/arrange.ts';

const NOW = Date.parse('2026-11-22T08:00:00Z');
const at = (hours: number): string => new Date(NOW + hours * 3_600_000).toISOString();

type Mine = Parameters<typeof arrange>[0]['mine'][number];
const task = (id: string, change: Partial<Mine> = {}): Mine =>
  ({
    id,
    caseNo: 'AS-2026-000001',
    shop: 'retail-us',
    kind: 'stuck',
    role: 'agent',
    why: 'x',
    step: null,
    openedAt: at(-5),
    level: 0,
    department: null,
    owner: 'li-na',
    dueAt: null,
    priority: 3,
    queue: 'general',
    group: 'after_sale',
    ownerAway: false,
    position: { says: { zh: '', en: '' } },
    ...change,
  }) as Mine;

const promise = (id: string, dueAt: string) => ({
  caseNo: 'AS-2026-000002',
  id,
  shop: 'retail-us',
  owner: 'li-na',
  role: 'agent',
  madeAt: at(-9),
  promisedAt: dueAt,
  dueAt,
  missed: 0,
  keptAt: null,
});

describe('the order of somebody’s day', () => {
  it('is what is late, what is due within two hours, promises, answers of customers, theirs, nobody’s', () => {
    const items = arrange(
      {
        mine: [
          task('t1'),
          task('t2', { kind: 'answer' }),
          task('t3', { dueAt: at(1) }),
          task('t4', { dueAt: at(-1), priority: 4 }),
          task('t5', { dueAt: at(-2), priority: 4 }),
          task('t6', { priority: 1 }),
        ],
        unassigned: [task('t7', { owner: null })],
        promises: [promise('p1', at(5)), promise('p2', at(-3))],
      },
      NOW,
    );
    expect(items.map(({ key, reason }) => `${key.split('/')[1]} ${reason}`)).toEqual([
      'p2 late',
      't5 late',
      't4 late',
      't3 soon',
      'p1 promised',
      't2 reply',
      't6 mine',
      't1 mine',
      't7 unassigned',
    ]);
    expect(countsOf(items)).toEqual({ late: 3, soon: 1, promised: 1, reply: 1, mine: 2, unassigned: 1 });
  });
});
