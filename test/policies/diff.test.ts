import { diffPolicies, type PolicyChange } from '#policies/diff.ts';
import { diffText } from '#policies/diff-text.ts';
import { loadPolicyBook } from '#policies/load.ts';
import { asVersion, policyFolder, type PolicyFolder } from './folder.ts';
import { theBook } from './support.ts';

describe('what two versions say differently', () => {
  let folder: PolicyFolder;
  beforeAll(() => {
    folder = policyFolder(['retail-us']);
  });
  afterAll(() => folder.remove());

  const diff = (changes: Record<string, string>): readonly PolicyChange[] => {
    const book = loadPolicyBook(folder.dir, { onCalendarGap: () => undefined });
    const draft = book.draft({ name: 'draft', text: folder.text('retail-us', changes) });
    return diffPolicies(book.get('retail-us').file, draft.file);
  };

  it('is nothing for the same text, whatever its examples (C2)', () => {
    expect(diff({ 'daysSinceAnchor: 10\n': 'daysSinceAnchor: 11\n' })).toEqual([]);
    expect(diffText([])).toBe('没有差别 / no difference');
  });

  it('names values, clocks and figures field by field, durations as they are written (C2)', () => {
    expect(
      diff({
        ...asVersion('2026-12', '2026-12-01'),
        'qualityDays: { value: 90,': 'qualityDays: { value: 60,',
        'days: 30': 'days: 20',
        'customerShips: { within: P14D,': 'customerShips: { within: P10D,',
      }),
    ).toEqual([
      { section: 'version', name: '', kind: 'changed', fields: [{ field: '', was: '2026-01', is: '2026-12' }] },
      {
        section: 'effectiveFrom',
        name: '',
        kind: 'changed',
        fields: [{ field: '', was: '2026-01-01', is: '2026-12-01' }],
      },
      { section: 'values', name: 'qualityDays', kind: 'changed', fields: [{ field: 'value', was: 90, is: 60 }] },
      { section: 'window', name: '', kind: 'changed', fields: [{ field: 'days', was: 30, is: 20 }] },
      {
        section: 'clocks',
        name: 'customerShips',
        kind: 'changed',
        fields: [{ field: 'within', was: 'P14D', is: 'P10D' }],
      },
    ]);
  });

  it('names a rule`s condition, answer and both sentences (C2)', () => {
    const [change, ...others] = diff({ 'when: amount > autoOfferLimit': 'when: amount >= autoOfferLimit' });
    expect(others).toEqual([]);
    expect(change).toEqual({
      section: 'remedies',
      name: 'above-limit',
      kind: 'changed',
      fields: [{ field: 'when', was: 'amount > autoOfferLimit', is: 'amount >= autoOfferLimit' }],
    });
    expect(diffText(diff({ 'zh: 订单尚未发货，取消后全额退款。': 'zh: 未发货的订单取消后全额退款。' }))).toBe(
      [
        '处理规则 / rules of remedies',
        '  ~ not-shipped (修改 / changed)',
        '      because.zh: 订单尚未发货，取消后全额退款。 -> 未发货的订单取消后全额退款。',
      ].join('\n'),
    );
  });

  it('tells rules that only moved from rules that changed, since the first that holds decides (C2)', () => {
    const { file } = theBook().get('retail-us');
    const [first, second, ...rest] = file.remedies;
    if (!first || !second) throw new Error('a policy has more than one rule');
    expect(diffPolicies(file, { ...file, remedies: [second, first, ...rest] })).toEqual([
      {
        section: 'remedies',
        name: expect.any(String),
        kind: 'moved',
        fields: [{ field: 'place', was: expect.any(Number), is: expect.any(Number) }],
      },
    ]);
    expect(diffPolicies(file, { ...file, remedies: [second, ...rest] })).toEqual([
      expect.objectContaining({ section: 'remedies', name: first.id, kind: 'removed' }),
    ]);
  });

  it('compares policies of different names as well, and both ways round (C2)', () => {
    const book = theBook();
    const [cn, eu] = [book.get('cn-marketplace').file, book.get('eu').file];
    const [there, back] = [diffPolicies(cn, eu), diffPolicies(eu, cn)];
    const added = (changes: readonly PolicyChange[], kind: PolicyChange['kind']): string[] =>
      changes.filter((change) => change.kind === kind).map(({ section, name }) => `${section} ${name}`);
    expect(added(there, 'added').toSorted()).toEqual(added(back, 'removed').toSorted());
    expect(added(there, 'added')).toContain('remedies withdrawal');
  });
});
