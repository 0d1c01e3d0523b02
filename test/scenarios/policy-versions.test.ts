import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack, type Stack } from '#test/support/stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';

const DAY = 86_400_000;

/** The shop's rules with a shorter window and less time to send goods back, as another version. */
const shorterRules = (version: string, from: string): string =>
  Object.entries({
    "version: '2026-01'": `version: '${version}'`,
    "effectiveFrom: '2026-01-01'": `effectiveFrom: '${from}'`,
    'days: 30': 'days: 10',
    'customerShips: { within: P14D,': 'customerShips: { within: P9D,',
    'remind: [P7D, P12D]': 'remind: [P7D]',
    "endsAt: '2026-11-20T00:00:00-05:00'": "endsAt: '2026-10-31T00:00:00-04:00'",
    "endsAt: '2026-07-07T00:00:00-04:00'": "endsAt: '2026-06-17T00:00:00-04:00'",
    "start: '2026-10-25T12:00:00-04:00', due: '2026-11-08T12:00:00-05:00'":
      "start: '2026-10-25T12:00:00-04:00', due: '2026-11-03T12:00:00-05:00'",
  }).reduce(
    (text, [from_, to]) => {
      if (!text.includes(from_)) throw new Error(`retail-us does not say ${from_}`);
      return text.replace(from_, to);
    },
    readFileSync('policies/retail-us.yaml', 'utf8'),
  );

const todayInNewYork = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/New_York' }).format(Date.now());
const netOf = (order: StoryOrder): number => order.lines[0]?.net.amount ?? 0;

describe('policies that change while cases run', () => {
  let stack: Stack;
  let story: Story;
  let folder: string;
  const single = ({ lines }: StoryOrder): boolean => lines.every(({ quantity }) => quantity === 1);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'aftercare-policies-'));
    cpSync('policies', join(folder, 'policies'), { recursive: true });
    stack = await startStack({ extra: { AFTERCARE_POLICIES: join(folder, 'policies') } });
    story = tell(stack);
  }, 120_000);
  afterAll(async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** `npm run policy -- ...` beside the running stack. */
  const policy = (...args: string[]): Promise<{ code: number | null; said: string }> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/policy.ts', ...args], {
        env: { ...stack.environment, NODE_NO_WARNINGS: '1' },
      });
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.once('exit', (code) => resolve({ code, said }));
    });
  const draft = (version: string, from: string): string => {
    const path = join(folder, `${version}.yaml`);
    writeFileSync(path, shorterRules(version, from));
    return path;
  };
  const versionsOf = async (caseNo: string): Promise<string[]> => {
    const { body } = await story.api('agent', 'GET', `/v1/cases/${caseNo}/decisions`);
    return [...new Set((body.data as Json[]).map(({ version }) => version as string))];
  };
  /** Offered, and given up by the customer: a case that is over, with a judgement by the policy. */
  async function over(order: StoryOrder): Promise<string> {
    const caseNo = await story.opened(order);
    expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/withdraw`, {})).toMatchObject({ status: 200 });
    await story.until(caseNo, ({ stage }) => stage === 'closed');
    return caseNo;
  }

  it('are tried on cases that are over: what differs is named exactly, and drawn (F4, R35)', async () => {
    const [soon, late] = [
      await story.anOrder({ deliveredDaysAgo: 3, where: single }),
      await story.anOrder({ deliveredDaysAgo: 20, where: single }),
    ];
    const [kept, refused] = [await over(soon), await over(late)];
    const running = await story.opened(await story.anOrder({ deliveredDaysAgo: 20 }));

    const { status, body } = await story.api('supervisor', 'POST', '/v1/policies/try', {
      draft: shorterRules('2099-01', '2099-01-01'),
    });
    expect([status, body.tried, body.incomparable]).toEqual([200, 2, []]);
    expect(body.differing.map(({ caseNo }: Json) => caseNo).toSorted()).toEqual([kept, refused].toSorted());
    expect(body.differing.find(({ caseNo }: Json) => caseNo === kept)).toMatchObject({
      pinned: 'retail-us@2026-01',
      decisionDiffers: false,
      costDifference: 0,
      was: { what: 'offer return_and_refund, freight on the merchant', cost: netOf(soon) },
      deadlines: [{ name: 'window', was: expect.any(String), would: expect.any(String) }],
    });
    const [window] = body.differing.find(({ caseNo }: Json) => caseNo === kept).deadlines;
    expect(Math.round((Date.parse(window.was) - Date.parse(window.would)) / DAY)).toBe(20);
    expect(body.differing.find(({ caseNo }: Json) => caseNo === refused)).toMatchObject({
      decisionDiffers: true,
      costDifference: -netOf(late),
      would: { what: 'refuse window_closed, final', rule: 'window-closed', cost: 0 },
    });
    expect(body.summary).toEqual({
      sameDecision: 1,
      decisions: [
        {
          was: 'offer return_and_refund, freight on the merchant',
          would: 'refuse window_closed, final',
          cases: 1,
          costDifference: { USD: -netOf(late) },
        },
      ],
      costs: [{ currency: 'USD', was: netOf(soon) + netOf(late), would: netOf(soon), difference: -netOf(late) }],
      costUnknown: 0,
      deadlines: [{ name: 'window', earlier: 2, later: 0 }],
    });
    expect(JSON.stringify(body)).not.toContain(running);

    const picture = join(folder, 'trial.svg');
    const { code, said } = await policy('try', draft('2099-01', '2099-01-01'), '--picture', picture, '--exit-code');
    expect(code).toBe(1);
    expect(said).toContain('retail-us@2099-01 tried on 2 judgements: 2 would differ');
    expect(said).toMatch(new RegExp(`${refused} .*-> refuse window_closed, final`));
    expect(readFileSync(picture, 'utf8')).toContain('offer return_and_refund');
    const json = await policy(
      'try',
      'retail-us@2026-01',
      '--json',
      '--picture',
      join(folder, 'same.svg'),
      '--exit-code',
    );
    expect([json.code, JSON.parse(json.said)]).toMatchObject([
      0,
      { tried: 2, differing: [], summary: { sameDecision: 2 } },
    ]);
  });

  it('refuse a draft that is no policy with the place of what is wrong, and anybody but a supervisor (C2)', async () => {
    const text = shorterRules('2099-01', '2099-01-01');
    const wrong = text.replace('days: 10', 'days: ten');
    expect(await story.api('supervisor', 'POST', '/v1/policies/try', { draft: wrong })).toMatchObject({
      status: 422,
      body: { code: 'draft_refused', errors: [{ pointer: '/draft/window/days', in: 'body' }] },
    });
    const misspelt = text.replace('when: amount > autoOfferLimit', 'when: amont > autoOfferLimit');
    const { body } = await story.api('supervisor', 'POST', '/v1/policies/try', { draft: misspelt });
    expect(body).toMatchObject({ code: 'draft_refused', detail: expect.stringContaining('rule above-limit') });
    expect(await story.api('agent', 'POST', '/v1/policies/try', { draft: text })).toMatchObject({ status: 403 });
  });

  it('bind new cases from their day on, while running ones keep theirs with every later promise (F4, R35)', async () => {
    const before = await story.opened(await story.anOrder({ deliveredDaysAgo: 2 }));
    const running = (await story.read(before)).clocks;
    const { code, said } = await policy('publish', draft('2026-short', todayInNewYork()));
    expect([code, said]).toEqual([0, expect.stringContaining('published retail-us@2026-short')]);
    expect(existsSync(join(folder, 'policies/retail-us/2026-short.yaml'))).toBe(true);
    expect((await policy('publish', draft('2026-short', todayInNewYork()))).said).toContain(
      'there is a retail-us 2026-short already',
    );
    await new Promise((resolve) => setTimeout(resolve, 1_200));

    const listed = (await story.api('agent', 'GET', '/v1/policies')).body.data as Json[];
    expect(listed.filter(({ id }) => id === 'retail-us')).toMatchObject([
      { version: '2026-01', current: false, shops: [] },
      { version: '2026-short', current: true, shops: ['retail-us'] },
    ]);
    expect((await story.api('agent', 'GET', '/v1/policies/retail-us/2026-short')).body.sections).toMatchObject({
      window: { days: 10, source: 'ours' },
      clocks: { customerShips: { within: 'P9D', then: 'lapse' } },
    });

    // A request of twenty days after delivery is over the new window; one of today is within, by the new clocks.
    const late = await story.open(await story.anOrder({ deliveredDaysAgo: 20 }));
    expect(late).toMatchObject({ status: 422, body: { code: 'window_closed' } });
    const after = await story.opened(await story.anOrder({ deliveredDaysAgo: 2 }));
    const days = async (caseNo: string): Promise<number> => {
      await story.accept(caseNo);
      const { clocks } = await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
      const ships = clocks.find(({ name }: Json) => name === 'customerShips');
      return Math.round((Date.parse(ships.dueAt) - Date.parse(ships.startedAt)) / DAY);
    };
    // What runs keeps its instants to the second; what it starts later is counted by the version it pinned.
    expect(running.length).toBeGreaterThan(0);
    expect((await story.read(before)).clocks).toEqual(running);
    expect([await days(before), await days(after)]).toEqual([14, 9]);
    expect([await versionsOf(before), await versionsOf(after)]).toEqual([['2026-01'], ['2026-short']]);
  });

  it('are overridden by people, never silently: the verdict, the rule, who and why stay on record (R37)', async () => {
    const order = await story.anOrder({ deliveredDaysAgo: 8 });
    const { body } = await story.api('agent', 'POST', '/v1/cases', {
      shop: 'retail-us',
      order: order.orderNo,
      channel: 'hotline',
      items: [{ line: 1, quantity: 1 }],
      problem: 'no_longer_wanted',
      wish: 'return_and_refund',
      contact: { email: order.email },
      policy: 'cn-marketplace',
    });
    const caseNo = body.case as string;
    await story.api('agent', 'POST', `/v1/cases/${caseNo}/dispute`, { reason: 'I was in hospital.' });
    await story.act('supervisor', caseNo, '/tasks/t1/decide', { verdict: 'grant', reason: 'in hospital' });
    await story.until(caseNo, ({ stage }) => stage === 'negotiation');
    const decisions = (await story.api('agent', 'GET', `/v1/cases/${caseNo}/decisions`)).body.data as Json[];
    expect(decisions.filter(({ kind }) => ['offer', 'refusal', 'person'].includes(kind))).toMatchObject([
      { kind: 'refusal', verdict: 'window_closed', rule: 'window-closed', override: null },
      {
        kind: 'offer',
        verdict: 'return_and_refund',
        override: {
          rule: 'window-closed',
          verdict: 'window_closed',
          by: { type: 'supervisor', id: expect.any(String) },
          why: 'in hospital',
        },
      },
    ]);
  });
});
