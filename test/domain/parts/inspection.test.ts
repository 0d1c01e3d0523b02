import type { Actor } from '#domain/case/actor.ts';
import { typesOf, type TestCase } from '#test/support/a-case.ts';
import { agreed, awaitingParcel, closed, delivered, inTransit, lapsed, RMA, units } from '#test/support/case-stages.ts';

const PACKER: Actor = { type: 'warehouse', id: 'packer-1' };
const BOTH = units('accepted', 'refused');

const inspect = (test: TestCase, rma = RMA) => {
  const asked = test.ask('inspectParcel', { parcel: { rma }, units: BOTH }, PACKER);
  return asked.ok ? typesOf(asked.value) : asked.refusal.code;
};

describe('an inspection at our own bench', () => {
  it.each([
    ['that nobody has scanned', awaitingParcel],
    ['on its way', inTransit],
    ['that was delivered', delivered],
  ])('ends as the warehouse’s own report would, of a parcel %s (R26, R45)', (_which, at) => {
    const [ours, theirs] = [at(), at()];
    inspect(ours);
    theirs.hear('returnReceived', { rma: RMA });
    theirs.hear('returnInspected', { rma: RMA, units: BOTH });
    expect(ours.state.parcel).toMatchObject({ status: 'inspected', looked: true, inspected: BOTH });
    expect({ ...ours.state.parcel }).toEqual(theirs.state.parcel);
    expect(ours.state.stage).toBe(theirs.state.stage);
    expect(ours.journal.at(-1)?.by).toEqual(PACKER);
  });

  it('counts once: a second person is refused, a later report of the warehouse is noted and moves nothing (R26, R45)', () => {
    const test = delivered();
    expect(inspect(test)).toContain('returnInspected');
    expect(inspect(test)).toBe('parcel_inspected');
    const before = test.state.parcel;
    expect(typesOf(test.hear('returnInspected', { rma: RMA, units: units('accepted', 'accepted') }))).toEqual([
      'lateEventNoted',
    ]);
    expect(test.state.parcel).toEqual(before);
  });

  it('is refused once the warehouse has reported it (R26)', () => {
    const test = delivered();
    test.hear('returnInspected', { rma: RMA, units: BOTH });
    expect(inspect(test)).toBe('parcel_inspected');
  });

  it('is refused for a parcel of another case, and where nothing comes back', () => {
    expect(inspect(delivered(), 'RMA-AS-2026-000099-1')).toBe('parcel_unknown');
    expect(inspect(agreed('refund_only'))).toBe('parcel_unknown');
  });

  it('of goods that come too late asks a person, as the report would (R45)', () => {
    expect(inspect(lapsed())).toEqual(['returnInspected', 'lateEventNoted', 'taskOpened']);
    expect(inspect(closed())).toBe('parcel_inspected');
  });
});
