import fc from 'fast-check';
import { loadPolicyBook, type PolicyBook } from '#policies/load.ts';
import type { LoadedPolicy } from '#policies/policy.ts';
import { estimate } from '#policies/try/estimate.ts';
import { trialPicture } from '#policies/try/picture.ts';
import { summaryOf } from '#policies/try/summary.ts';
import { trialText } from '#policies/try/text.ts';
import { tryDraft } from '#policies/try/try-draft.ts';
import { anArchivedCase, ASKED, DAY, type ArchivedWish } from './an-archived-case.ts';
import { asVersion, policyFolder, type PolicyFolder } from './folder.ts';
import { theBook } from './support.ts';

describe('a draft tried on cases that are over', () => {
  let folder: PolicyFolder;
  let book: PolicyBook;
  beforeAll(() => {
    folder = policyFolder(['retail-us', 'us', 'cn-marketplace', 'eu']);
    book = loadPolicyBook(folder.dir, { onCalendarGap: () => undefined });
  });
  afterAll(() => folder.remove());

  const draftOf = (id: string, changes: Record<string, string>): LoadedPolicy =>
    book.draft({ name: 'draft', text: folder.text(id, { ...asVersion('draft', '2027-01-01'), ...changes }) });
  const tried = (draft: LoadedPolicy, ...wishes: ArchivedWish[]) => tryDraft(draft, wishes.map(anArchivedCase), book);
  const shorter = () => draftOf('retail-us', { 'days: 30': 'days: 10' });

  it('differs nowhere when it says the same (R35)', () => {
    const { tried: count, differing, incomparable } = tried(draftOf('retail-us', {}), {}, { deliveredDaysAgo: 40 });
    expect([count, differing, incomparable]).toEqual([2, [], []]);
  });

  it('counts the window anew for the day the request came in, and names decision, cost and deadline (R35, R36)', () => {
    const soon = { caseNo: 'AS-2026-000001', deliveredDaysAgo: 5 };
    const late = { caseNo: 'AS-2026-000002', deliveredDaysAgo: 20 };
    const { differing } = tried(shorter(), soon, late, { caseNo: 'AS-2026-000003', deliveredDaysAgo: 40 });
    expect(differing.map(({ caseNo, decisionDiffers }) => [caseNo, decisionDiffers])).toEqual([
      ['AS-2026-000001', false],
      ['AS-2026-000002', true],
      ['AS-2026-000003', false],
    ]);
    expect(differing[1]).toMatchObject({
      pinned: 'retail-us@2026-01',
      was: { what: 'offer return_and_refund, freight on the merchant', rule: 'no-reason-return', cost: 10_000 },
      would: { what: 'refuse window_closed, final', rule: 'window-closed', cost: 0 },
      costDifference: -10_000,
    });
    expect(differing[0]?.deadlines).toEqual([
      {
        name: 'window',
        was: Date.parse('2026-12-16T00:00:00-05:00'),
        would: Date.parse('2026-11-26T00:00:00-05:00'),
      },
    ]);
  });

  it('settles by its own fees, shipping and thresholds (R11, R12)', () => {
    const all = { items: [{ lineNo: 1, quantity: 2 }] };
    const fees = tried(draftOf('retail-us', { 'returnFee: { value: 0,': 'returnFee: { value: 495,' }), all);
    expect(fees.differing).toEqual([expect.objectContaining({ decisionDiffers: false, costDifference: -495 })]);
    const faulty = { facts: { problem: 'defective' as const } };
    expect(
      tried(draftOf('retail-us', { 'returnFee: { value: 0,': 'returnFee: { value: 495,' }), faulty).differing,
    ).toEqual([]);
    const kept = draftOf('retail-us', {
      'shippingRefund: { value: withLastUnit,': 'shippingRefund: { value: never,',
    });
    expect(tried(kept, { ...all, ...faulty }).differing).toEqual([expect.objectContaining({ costDifference: -900 })]);
  });

  it('finds liability by its own table, and cannot know what a person would give (B4, B5)', () => {
    const stricter = draftOf('retail-us', {
      'when: problem in merchantFault && hasProof': 'when: problem == "wrong_item" && hasProof',
    });
    const { differing } = tried(stricter, { facts: { problem: 'defective', windowOpen: false }, deliveredDaysAgo: 40 });
    expect(differing).toEqual([
      expect.objectContaining({
        would: expect.objectContaining({ what: 'person', rule: 'no-rule-decides', cost: null }),
        costDifference: null,
      }),
    ]);
    expect(summaryOf({ tried: 1, differing })).toMatchObject({ sameDecision: 0, costUnknown: 1, costs: [] });
  });

  it('counts the clocks that the case really ran from when they really started (F4, R40)', () => {
    const clock = {
      name: 'customerShips',
      key: 'p.1',
      startedAt: ASKED + DAY,
      dueAt: 0,
      marks: [],
      then: 'lapse',
    } as const;
    const draft = draftOf('retail-us', { 'customerShips: { within: P14D,': 'customerShips: { within: P10D,' });
    const { differing } = tried(draft, { clocks: [clock] }, { caseNo: 'AS-2026-000002' });
    expect(differing.map(({ caseNo, deadlines }) => [caseNo, deadlines])).toEqual([
      ['AS-2026-000001', [{ name: 'customerShips', was: ASKED + 15 * DAY, would: ASKED + 11 * DAY }]],
    ]);
  });

  it('can be a policy of another name: what a move of a shop would change (C2)', () => {
    const { differing } = tried(book.get('us'), {});
    expect(differing).toEqual([expect.objectContaining({ decisionDiffers: false, costDifference: -1_500 })]);
  });

  it('says which cases cannot be asked again, and why', () => {
    const lost = anArchivedCase({ policy: { id: 'retail-us', version: '2019' } });
    const facts = { ...lost.inputs.facts, amount: 'much' as unknown as number };
    const broken = { ...anArchivedCase({ caseNo: 'AS-2026-000002' }), inputs: { ...lost.inputs, facts } };
    const { tried: count, incomparable } = tryDraft(shorter(), [lost, broken], book);
    expect(count).toBe(0);
    expect(incomparable).toEqual([
      { caseNo: 'AS-2026-000001', why: expect.stringContaining('2019') },
      { caseNo: 'AS-2026-000002', why: expect.stringContaining('amount') },
    ]);
  });

  it('is shown as a table with its figures, and nothing else differs (C2)', () => {
    const trial = tried(shorter(), {}, { caseNo: 'AS-2026-000002', deliveredDaysAgo: 20 });
    const text = trialText(trial, 'America/New_York');
    expect(text.split('\n')).toEqual([
      'retail-us@draft tried on 2 judgements: 2 would differ',
      '',
      expect.stringMatching(/^case +asked +decision +cost +deadlines$/),
      expect.stringMatching(
        /^AS-2026-000001 +2026-11-20 12:00 +same: offer return_and_refund, freight on the merchant +same +window 2026-12-16 00:00 -> 2026-11-26 00:00$/,
      ),
      expect.stringMatching(
        /^AS-2026-000002 +2026-11-20 12:00 +offer return_and_refund, freight on the merchant -> refuse window_closed, final \(no-reason-return -> window-closed\) +100\.00 USD -> 0\.00 USD \(-100\.00 USD\) +window/,
      ),
      '',
      'decisions: 1 the same',
      '  1 x offer return_and_refund, freight on the merchant -> refuse window_closed, final',
      'cost of what differs: 200.00 USD -> 100.00 USD (-100.00 USD)',
      'deadline window: 2 earlier, 0 later',
    ]);
  });

  it('is drawn as one picture that needs nothing beside itself (C2)', () => {
    const picture = trialPicture(tried(shorter(), {}, { caseNo: 'AS-2026-000002', deliveredDaysAgo: 20 }));
    expect(picture).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*>\n<title>/);
    expect(picture).not.toMatch(/href|<script|<image|url\(|NaN|undefined/);
    expect(picture.match(/<rect x/g)).toHaveLength(4);
    expect(picture).toContain('-100.00 USD');
    expect(trialPicture(tried(draftOf('retail-us', {}), {}))).toContain('无 / none');
    const tags = [...picture.matchAll(/<(\/?)(svg|text|title)\b/g)].map(([, end, tag]) => `${end}${tag}`);
    for (const tag of ['svg', 'text', 'title'])
      expect(tags.filter((one) => one === tag)).toHaveLength(tags.filter((one) => one === `/${tag}`).length);
  });
});

describe.each(theBook().all())('what an offer of $id $version costs', (policy) => {
  const offer = {
    verdict: 'offer',
    remedy: 'return_and_refund',
    freight: 'merchant',
    refundShipping: true,
    because: { policy: '', version: '', rule: '', cites: [], says: { zh: '', en: '' }, facts: {} },
  } as const;
  const costOf = (liability: 'customer' | 'merchant', { net, quantity }: { net: number; quantity: number }) => {
    const [line] = anArchivedCase().order.lines;
    const lines = line ? [{ ...line, quantity: 2, net }] : [];
    const one = anArchivedCase({ items: [{ lineNo: 1, quantity }], order: { lines } });
    return { cost: estimate(policy, offer, { ...one, facts: { ...one.inputs.facts, liability } }), order: one.order };
  };

  it('is never less when the fault is not the customer`s, and never more than was paid (R7, R12)', () => {
    const goods = fc.record({ net: fc.nat({ max: 40_000 }), quantity: fc.integer({ min: 1, max: 2 }) });
    fc.assert(
      fc.property(goods, (each) => {
        const [own, theirs] = [costOf('customer', each), costOf('merchant', each)];
        expect(own.cost).toBeGreaterThanOrEqual(0);
        expect(theirs.cost).toBeGreaterThanOrEqual(own.cost ?? NaN);
        expect(theirs.cost).toBeLessThanOrEqual(each.net + theirs.order.shipping);
      }),
    );
  });
});
