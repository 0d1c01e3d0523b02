import fc from 'fast-check';
import type { CaseFacts, CaseOfFacts } from '#domain/figures/facts.ts';
import type { FigureTime } from '#domain/figures/figure-time.ts';
import { figureOf } from '#domain/figures/index.ts';
import { createAgentTally } from '#domain/figures/agent-tally.ts';
import type { Figure } from '#domain/figures/figure.ts';
import { createTally, type Wanted } from '#domain/figures/tally.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const T0 = Date.UTC(2026, 10, 2, 9);
const DAYS = { from: '2026-11-01', to: '2026-11-30' };

const TIME: FigureTime = {
  dateAt: (at) => new Date(at).toISOString().slice(0, 10),
  endOf: (date) => Date.parse(`${date}T24:00:00Z`),
  worked: (from, to) => (to - from) / 3,
};

const NONE: CaseFacts = {
  openedAt: T0,
  marks: { kind: 'return', channel: 'web', problem: 'defective' },
  policy: { id: 'p', version: '1' },
  items: [],
  resolved: [],
  closed: [],
  scores: [],
  deadlines: [],
  refunds: [],
  grants: [],
  lost: [],
  promises: [],
  proposals: [],
  given: [],
  refusals: [],
  overrides: [],
  people: {},
};
const aCase = (facts: Partial<CaseFacts>, more: Partial<CaseOfFacts> = {}): CaseOfFacts => ({
  caseNo: 'AS-2026-000001',
  shop: 'retail-us',
  facts: { ...NONE, ...facts },
  lines: [],
  currency: 'USD',
  ...more,
});

function tell(id: string, cases: readonly CaseOfFacts[], more: Partial<Wanted> = {}) {
  const tally = createTally({ figure: figureOf(id) as Figure, days: DAYS, ...more });
  for (const one of cases) tally.add(one, TIME);
  return tally.cells();
}

const person = (role: 'agent' | 'supervisor', lastAt: number) => ({ role, acts: 1, firstAt: T0, lastAt }) as const;

describe('a figure', () => {
  it('counts what lies within the days of the shop, and by period where asked (I1)', () => {
    const cases = [0, 1, 7, 40].map((days) => aCase({ openedAt: T0 + days * DAY }));
    expect(tell('opened', cases)).toMatchObject([{ name: null, period: null, count: 3, value: 3 }]);
    expect(tell('opened', cases, { period: 'week' })).toMatchObject([
      { period: '2026-W45', value: 2 },
      { period: '2026-W46', value: 1 },
    ]);
  });

  it('of open cases holds at the end of each period, over reopening (I1)', () => {
    const one = aCase({
      closed: [{ at: T0 + 2 * DAY, reopenedAt: T0 + 5 * DAY, why: 'not_solved' }, { at: T0 + 9 * DAY }],
    });
    const open = tell('open', [one], { period: 'day', days: { from: '2026-11-01', to: '2026-11-12' } });
    expect(open.map(({ period }) => period?.slice(-2))).toEqual(['02', '03', '07', '08', '09', '10']);
  });

  it('of working time asks the calendar of the shop (F1)', () => {
    const one = aCase({ respondedAt: T0 + 6 * HOUR });
    expect(tell('first_response', [one])).toMatchObject([{ value: 6 * HOUR, median: 6 * HOUR, p90: 6 * HOUR }]);
    expect(tell('first_response_worked', [one])).toMatchObject([{ value: 2 * HOUR }]);
  });

  it('of reopening counts every resolution, and as reopened what the customer called unsolved (E2)', () => {
    const one = aCase({
      resolved: [
        { at: T0 + DAY, reopenedAt: T0 + 2 * DAY, why: 'not_solved' },
        { at: T0 + 3 * DAY, reopenedAt: T0 + 4 * DAY, why: 'late_truth' },
        { at: T0 + 5 * DAY },
      ],
    });
    expect(tell('reopened', [one])).toMatchObject([{ count: 3, value: 1 / 3 }]);
    expect(tell('resolution', [one])).toMatchObject([{ count: 1, value: 5 * DAY }]);
    expect(tell('resolution', [aCase({ resolved: [{ at: T0 + DAY, reopenedAt: T0 + 2 * DAY }] })])).toEqual([]);
  });

  it('of satisfaction tells mean, number and share of poor scores as the policy calls them (E1, E2)', () => {
    const one = aCase({
      scores: [
        { at: T0, score: 5 },
        { at: T0, score: 2, poor: true },
        { at: T0, score: 5 },
        { at: T0, score: 4 },
      ],
    });
    expect(tell('satisfaction', [one])).toMatchObject([{ count: 4, value: 4 }]);
    expect(tell('satisfaction_poor', [one])).toMatchObject([{ count: 4, value: 0.25 }]);
  });

  it('of loss values goods at what was paid for them and adds what was given (D8, R43)', () => {
    const one = aCase(
      {
        lost: [{ at: T0, lineNo: 1, quantity: 2, why: 'scrapped' }],
        grants: [{ n: 1, amount: 500, currency: 'USD', at: T0 }],
        refunds: [
          { n: 1, amount: 300, currency: 'USD', arrivedAt: T0, compensates: true },
          { n: 2, amount: 900, currency: 'USD', arrivedAt: T0, reversedAt: T0 + DAY },
        ],
      },
      { lines: [{ lineNo: 1, sku: 'A', net: 1_000, quantity: 3 }] },
    );
    expect(tell('goods_lost', [one], { by: 'sku' })).toMatchObject([{ name: 'A', currency: 'USD', value: 666 }]);
    expect(tell('compensation', [one])).toMatchObject([{ value: 800 }]);
    expect(tell('loss', [one])).toMatchObject([{ value: 1_466 }]);
    expect(tell('refunded', [one])).toMatchObject([{ value: 300, count: 3 }]);
  });

  it('by article shares money to the last minor unit, whatever its lines cost (R24, I1)', () => {
    const line = fc.record({ sku: fc.constantFrom('A', 'B', 'C'), net: fc.nat({ max: 9_999 }) });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.nat({ max: 100_000 }), (lines, amount) => {
        const one = aCase(
          {
            items: lines.map((_, index) => ({ lineNo: index + 1, quantity: 1 })),
            refunds: [{ n: 1, amount, currency: 'USD', arrivedAt: T0, reversedAt: T0 + DAY }],
          },
          { lines: lines.map(({ sku, net }, index) => ({ lineNo: index + 1, sku, net, quantity: 1 })) },
        );
        const first = tell('refunded', [one], { by: 'sku', days: { from: '2026-11-02', to: '2026-11-02' } });
        expect(first.reduce((sum, { value }) => sum + value, 0)).toBe(amount);
        expect(tell('refunded', [one], { by: 'sku' }).every(({ value }) => value === 0)).toBe(true);
      }),
    );
  });

  it('by cause tells the class of a complaint; by a name that a case has not, it comes last (A6)', () => {
    const cases = [
      aCase({ marks: { kind: 'complaint', channel: 'web', problem: 'complaint', complaint: 'service' } }),
      aCase({ marks: { kind: 'return', channel: 'web' } }),
    ];
    expect(tell('opened', cases, { by: 'cause' }).map(({ name }) => name)).toEqual(['complaint/service', null]);
  });
});

describe("a person's work (I3)", () => {
  it('is the cases they acted in, what they answered first, promised and gave; the rest is the handler’s', () => {
    const people = {
      anna: person('agent', T0 + DAY),
      bert: person('agent', T0 + 2 * DAY),
      chef: person('supervisor', T0 + 3 * DAY),
    };
    const tally = createAgentTally(DAYS);
    tally.add(
      aCase({
        people,
        respondedAt: T0 + HOUR,
        respondedBy: 'anna',
        resolved: [{ at: T0 + 4 * DAY }],
        scores: [{ at: T0 + 5 * DAY, score: 4 }],
        promises: [
          { id: 'p1', owner: 'anna', dueAt: T0 + DAY, keptAt: T0 + HOUR },
          { id: 'p2', owner: 'anna', dueAt: T0 + DAY, missedAt: T0 + DAY, keptAt: T0 + 2 * DAY },
          { id: 'p3', owner: 'bert', dueAt: T0 + DAY, missedAt: T0 + DAY },
          { id: 'p4', owner: 'bert', dueAt: T0 + 9 * DAY },
        ],
        given: [
          { by: 'anna', at: T0, amount: 500, currency: 'USD' },
          { by: 'anna', at: T0, amount: 70, currency: 'CNY' },
        ],
      }),
      TIME,
    );
    const [anna, bert, chef] = tally.rows();
    expect(anna).toMatchObject({
      agent: 'anna',
      handled: 1,
      firstResponse: { count: 1, value: HOUR },
      resolution: null,
      promises: { kept: 1, late: 1, missed: 0 },
      compensation: [
        { amount: 70, currency: 'CNY' },
        { amount: 500, currency: 'USD' },
      ],
    });
    expect(bert).toMatchObject({
      agent: 'bert',
      firstResponse: null,
      resolution: { value: 4 * DAY },
      satisfaction: { count: 1, value: 4 },
      promises: { kept: 0, late: 0, missed: 1 },
    });
    expect(chef).toMatchObject({ agent: 'chef', handled: 1, satisfaction: null });
  });
});
