import { beginRun } from '#activities/day/begin-run.ts';
import type { DayDeps } from '#activities/day/contract.ts';
import { makeDigest } from '#activities/day/make-digest.ts';
import { STANDARD_DAY, type DayPlan } from '#domain/day/runs.ts';
import { loadPolicyBook } from '#policies/load.ts';
import { listDigests } from '#store/day/digests.ts';
import { openFindings, reconcile } from '#store/day/findings.ts';
import { outbox } from '#store/schema/messages.ts';
import { aDatabase } from '#test/store/stand.ts';

const book = loadPolicyBook(new URL('../../policies', import.meta.url).pathname);
const shop = 'retail-cn';
const DAY = 86_400_000;
/** A Friday, 17:00 in Shanghai. */
const CHECK = Date.parse('2026-11-20T09:00:00Z');

describe('the runs of a day and what they leave behind (H1)', () => {
  const database = aDatabase(2);
  const deps = (plan: Partial<DayPlan> = {}): DayDeps => ({
    database: database(),
    policies: { ...book, days: () => ({ [shop]: { ...STANDARD_DAY, zone: 'Asia/Shanghai', ...plan } }) },
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing outside is asked here
    ports: {} as DayDeps['ports'],
    now: () => CHECK,
  });
  const stored = async () => {
    const { rows } = await listDigests(database().queries, { kind: 'check' }, { limit: 50 });
    return rows.map(({ slot, status }) => `${slot} ${status}`);
  };

  it('are missed by nobody before they are watched, named when they were missed, and made up for once', async () => {
    const call = { shop, kind: 'check', at: CHECK } as const;
    const first = await beginRun(deps())(call);
    expect(first).toEqual({ slot: '2026-11-20T17:00', at: CHECK });
    if (!first) return;
    expect(await makeDigest(deps())({ ...call, slot: first })).toMatchObject({ made: true });

    // The server and the workers were down over the week-end; the run of Monday is just late.
    const monday = await beginRun(deps())({ ...call, at: CHECK + 3 * DAY + 1_800_000 });
    expect(await stored()).toEqual(['2026-11-22T17:00 missed', '2026-11-21T17:00 missed', '2026-11-20T17:00 made']);
    if (!monday) return;
    const late = { ...call, slot: monday, at: CHECK + 3 * DAY + 1_800_000 };
    expect(await Promise.all([makeDigest(deps())(late), makeDigest(deps())(late)])).toEqual(
      expect.arrayContaining([expect.objectContaining({ made: true }), expect.objectContaining({ made: false })]),
    );
    const { rows } = await listDigests(database().queries, { kind: 'check', status: 'made' }, { limit: 1 });
    expect(rows[0]?.content.missed).toEqual(['2026-11-21T17:00', '2026-11-22T17:00']);

    // Sunday's is asked for after all: it is made, and stays made.
    const sunday = { ...call, slot: { slot: '2026-11-22T17:00', at: CHECK + 2 * DAY }, at: late.at };
    expect(await makeDigest(deps())(sunday)).toMatchObject({ made: true });
    await beginRun(deps())({ ...call, at: late.at });
    expect(await stored()).toEqual([
      '2026-11-23T17:00 made',
      '2026-11-22T17:00 made',
      '2026-11-21T17:00 missed',
      '2026-11-20T17:00 made',
    ]);
    const told = await database().queries.select().from(outbox);
    expect(told.map(({ dedupeKey }) => dedupeKey).toSorted()).toEqual(
      ['2026-11-20', '2026-11-22', '2026-11-23'].map((date) => `digest/${shop}.check.${date}T1700`),
    );
    for (const row of told) expect(row).toMatchObject({ shop, caseNo: null, toRole: 'agent', template: 'digest' });
  });

  it('are not missed at times that nobody had named yet', async () => {
    const call = { shop, kind: 'check', at: CHECK + 10 * DAY } as const;
    const before = await stored();
    const earlier = { runs: { ...STANDARD_DAY.runs, check: [{ at: '16:00' }] } };
    expect(await beginRun(deps(earlier))(call)).toEqual({ slot: '2026-11-30T16:00', at: CHECK + 10 * DAY - 3_600_000 });
    expect(await stored()).toEqual(before);
    expect(await beginRun(deps({ runs: { ...STANDARD_DAY.runs, check: [] } }))(call)).toBeNull();
  });

  it('keep what does not hold until it is gone, once for each thing (B6)', async () => {
    const found = { kind: 'M2', subject: 'pay-1', shop, says: 'more than was captured' };
    const sweep = (at: number, ...all: (typeof found)[]) => reconcile(database(), { shop, found: all, at });
    expect(await sweep(CHECK, found)).toEqual({ opened: 1, closed: 0 });
    expect(await sweep(CHECK + DAY, found)).toEqual({ opened: 0, closed: 0 });
    // Another shop's sweep knows nothing of it.
    await reconcile(database(), { shop: 'retail-us', found: [], at: CHECK + DAY });
    expect(await openFindings(database().queries, shop)).toMatchObject([
      { subject: 'pay-1', firstSeenAt: CHECK, lastSeenAt: CHECK + DAY, returned: 0 },
    ]);
    expect(await sweep(CHECK + 2 * DAY)).toEqual({ opened: 0, closed: 1 });
    expect(await openFindings(database().queries, shop)).toEqual([]);
    expect(await sweep(CHECK + 3 * DAY, found)).toEqual({ opened: 1, closed: 0 });
    expect(await openFindings(database().queries, shop)).toMatchObject([
      { firstSeenAt: CHECK + 3 * DAY, closedAt: null, returned: 1 },
    ]);
  });
});
