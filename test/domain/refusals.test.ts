import { accept, isRefusalCode, refuse, REFUSALS } from '#domain/refusals.ts';

const ALL = Object.entries(REFUSALS);

describe('the catalogue of refusals', () => {
  it.each(ALL)('%s says what is wrong and what to do about it', (_code, { says, todo }) => {
    expect(says).toMatch(/^[A-Z].*\.$/);
    expect(todo).toMatch(/^[A-Z].*\.$/);
  });

  it('uses the status that fits: 403 for limits, 404 for what is not there, 409 for the wrong moment, 422 for facts', () => {
    expect(new Set(ALL.map(([, { status }]) => status))).toEqual(new Set([403, 404, 409, 422]));
  });

  it('names the field where the reason lies in one', () => {
    for (const [code, { status, field }] of ALL) {
      expect([code, field === null || field.startsWith('/')]).toEqual([code, true]);
      expect([code, status !== 422 || field !== null]).toEqual([code, true]);
    }
  });

  it('says nothing twice', () => {
    expect(new Set(ALL.map(([, { says }]) => says)).size).toBe(ALL.length);
  });

  it('knows its codes, and nothing of what every object has', () => {
    expect(ALL.every(([code]) => isRefusalCode(code))).toBe(true);
    expect(['toString', 'constructor', '', 'no_such_code'].some(isRefusalCode)).toBe(false);
  });
});

describe('a refusal', () => {
  it('is a value with its data, and none when there is nothing to say', () => {
    expect(refuse('offer_superseded', { version: 2 })).toEqual({
      ok: false,
      refusal: { code: 'offer_superseded', data: { version: 2 } },
    });
    expect(refuse('case_closed')).toEqual({ ok: false, refusal: { code: 'case_closed' } });
    expect(accept([1])).toEqual({ ok: true, value: [1] });
  });
});
