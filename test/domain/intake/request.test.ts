import fc from 'fast-check';
import { openQuestions, PROBLEMS, sameCaseKey, WISHES, type CaseRequest } from '#domain/intake/request.ts';
import { A_REQUEST } from '#test/support/a-case.ts';

const BARE: CaseRequest = {
  shop: 'retail-us',
  order: '#W2611340',
  channel: 'web',
  locale: 'en',
  hasSymptom: false,
  evidence: 0,
};

describe('the questions that are still open', () => {
  it('are all the facts that nobody told (A2, A3)', () => {
    expect(openQuestions(BARE)).toEqual(['items', 'problem', 'wish']);
    expect(openQuestions({ ...BARE, items: [] })).toContain('items');
    expect(openQuestions(A_REQUEST)).toEqual([]);
  });

  it.each(['no_longer_wanted', 'ordered_by_mistake'] as const)('%s needs neither words nor proof (A2)', (problem) => {
    expect(openQuestions({ ...A_REQUEST, problem })).toEqual([]);
  });

  it.each(PROBLEMS.slice(2))('%s needs words and proof (A2, B4)', (problem) => {
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
    expect(new Set(requests.map(sameCaseKey)).size).toBe(requests.length);
  });

  it('is one for all requests that say nothing of problem and lines yet (A8)', () => {
    expect(sameCaseKey(BARE)).toBe('retail-us|#W2611340|unsaid|unsaid');
    expect(sameCaseKey({ ...BARE, items: [] })).toBe(sameCaseKey(BARE));
  });
});
