import fc from 'fast-check';
import { openQuestions } from '#domain/intake/questions.ts';
import { PROBLEMS, WISHES, type CaseRequest, type Problem, type Question } from '#domain/intake/request.ts';
import { sameCaseKey } from '#domain/intake/same-case.ts';
import { A_REQUEST } from '#test/support/a-case.ts';

const BARE: CaseRequest = {
  shop: 'retail-us',
  order: '#W2611340',
  channel: 'web',
  locale: 'en',
  hasSymptom: false,
  evidence: 0,
};

const QUALITY = ['defective', 'not_as_described', 'wrong_item', 'damaged_in_transit', 'missing_item'] as const;

describe('the questions that are still open', () => {
  it.each<[Problem, readonly Question[]]>([
    ['question', ['symptom']],
    ['complaint', ['cause', 'symptom']],
    ['bad_review', []],
    ['not_arrived', ['wish']],
    ['refused_on_delivery', []],
    ['out_of_stock', ['wish']],
    ['order_details', []],
  ])('are those of its kind: %s asks for %j and names no units (A5, A6)', (problem, questions) => {
    expect(openQuestions({ ...BARE, problem })).toEqual(questions);
  });

  it('follow the wish where the problem does not tell the kind: a cancellation is of the whole order (A5, J1)', () => {
    expect(openQuestions({ ...BARE, wish: 'cancel' })).toEqual(['problem']);
    expect(openQuestions({ ...BARE, wish: 'repair', problem: 'defective', hasSymptom: true, evidence: 1 })).toEqual([
      'items',
    ]);
  });

  it('are all the facts that nobody told (A2, A3)', () => {
    expect(openQuestions(BARE)).toEqual(['items', 'problem', 'wish']);
    expect(openQuestions({ ...BARE, items: [] })).toContain('items');
    expect(openQuestions(A_REQUEST)).toEqual([]);
  });

  it.each(['no_longer_wanted', 'ordered_by_mistake'] as const)('%s needs neither words nor proof (A2)', (problem) => {
    expect(openQuestions({ ...A_REQUEST, problem })).toEqual([]);
  });

  it.each(QUALITY)('%s needs words and proof (A2, B4)', (problem) => {
    expect(openQuestions({ ...A_REQUEST, problem })).toEqual(['symptom', 'evidence']);
    expect(openQuestions({ ...A_REQUEST, problem, hasSymptom: true })).toEqual(['evidence']);
    expect(openQuestions({ ...A_REQUEST, problem, hasSymptom: true, evidence: 1 })).toEqual([]);
  });
});

describe('the key of a problem', () => {
  const aRequest = fc.record(
    {
      problem: fc.constantFrom(...PROBLEMS),
      wish: fc.constantFrom(...WISHES),
      items: fc.uniqueArray(
        fc.record({ lineNo: fc.integer({ min: 1, max: 9 }), quantity: fc.integer({ min: 1, max: 3 }) }),
        {
          selector: ({ lineNo }) => lineNo,
          minLength: 1,
        },
      ),
    },
    { requiredKeys: [] },
  );

  it('is the same over other channels, words, wishes and orders of the lines (A8)', () => {
    fc.assert(
      fc.property(aRequest, fc.nat({ max: 5 }), ({ items, ...facts }, evidence) => {
        const one: CaseRequest = { ...BARE, ...facts, ...(items ? { items } : {}) };
        const other: CaseRequest = {
          ...one,
          channel: 'hotline',
          locale: 'zh-CN',
          hasSymptom: true,
          evidence,
          wish: 'refund_only',
          ...(items ? { items: items.toReversed() } : {}),
        };
        expect(sameCaseKey(other)).toBe(sameCaseKey(one));
      }),
      { numRuns: 500, seed: 8 },
    );
  });

  it('differs by shop, order, problem and lines (A8)', () => {
    const requests: readonly CaseRequest[] = [
      A_REQUEST,
      { ...A_REQUEST, shop: 'retail-cn' },
      { ...A_REQUEST, order: '#W1' },
      { ...A_REQUEST, problem: 'defective' },
      { ...A_REQUEST, items: [{ lineNo: 2, quantity: 1 }] },
      {
        ...A_REQUEST,
        items: [
          { lineNo: 1, quantity: 1 },
          { lineNo: 2, quantity: 1 },
        ],
      },
      { ...A_REQUEST, items: [] },
      BARE,
    ];
    expect(new Set(requests.map((one) => sameCaseKey(one))).size).toBe(requests.length);
  });

  it('tells two complaints by their class, and two opinions by their reference (A8)', () => {
    const complaint: CaseRequest = { ...BARE, problem: 'complaint' };
    const keys = [
      complaint,
      { ...complaint, cause: 'service' as const },
      { ...complaint, cause: 'logistics' as const },
      { ...BARE, problem: 'bad_review' as const, review: { reviewId: 'rev-1', stars: 1 } },
      { ...BARE, problem: 'bad_review' as const, review: { reviewId: 'rev-2', stars: 1 } },
    ].map((one) => sameCaseKey(one));
    expect(new Set(keys).size).toBe(keys.length);
    expect(sameCaseKey({ ...complaint, cause: 'service', hasSymptom: true, channel: 'hotline' })).toBe(keys[1]);
  });

  it('tells two changes of an order by what is changed; an address, by the call that names it (A8, J1, R50)', () => {
    const change = (more: Partial<CaseRequest>, call = 'a'): string =>
      sameCaseKey({ ...BARE, problem: 'order_details', wish: 'change_order', ...more }, call);
    const items = (sku: string): Partial<CaseRequest> => ({
      change: { kind: 'items' },
      replacements: [{ lineNo: 1, quantity: 1, sku }],
    });
    const keys = [
      change({ change: { kind: 'address' } }),
      change({ change: { kind: 'address' } }, 'b'),
      change({ change: { kind: 'default_address' } }),
      change({ change: { kind: 'payment', methodId: 'card' } }),
      change({ change: { kind: 'payment', methodId: 'paypal' } }),
      change(items('blue')),
      change(items('red')),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(change(items('red'), 'another call')).toBe(keys[6]);
  });

  it('is one for an order whose parcel is late, whoever tells it, unless lines are named (A8)', () => {
    const late: CaseRequest = { ...BARE, problem: 'not_arrived' };
    expect(sameCaseKey({ ...late, wish: 'refund_only' })).toBe(sameCaseKey({ ...late, wish: 'reship', items: [] }));
    expect(sameCaseKey({ ...late, items: [{ lineNo: 2, quantity: 1 }] })).not.toBe(sameCaseKey(late));
  });

  it('is one for all requests that say nothing of problem and lines yet (A8)', () => {
    expect(sameCaseKey(BARE)).toBe('retail-us|#W2611340|unsaid|unsaid');
    expect(sameCaseKey({ ...BARE, items: [] })).toBe(sameCaseKey(BARE));
  });
});
