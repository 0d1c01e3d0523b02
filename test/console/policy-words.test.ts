import { conditionLines } from '#console/pages/policies/condition.ts';
import { headOf, lineOf, withHead } from '#console/pages/policies/draft-text.ts';
import { durationText, thenText, valueText } from '#console/pages/policies/plain-value.ts';
import { clocksOf, tablesOf, valuesOf } from '#console/pages/policies/sections.ts';
import { lastMonths } from '#console/pages/quality/months.ts';
import { plainPolicy } from '#policies/plain.ts';
import { theBook } from '#test/policies/support.ts';

describe('a policy in plain words (C2, R35)', () => {
  it('tells a condition line by line, in both languages, and hides nothing of what it does not know', () => {
    const condition = 'tier == "vip" && (impact == "unusable" || urgent) && problem in ["defective", "wrong_item"]';
    expect(conditionLines(condition, 'en')).toEqual([
      'tier is VIP',
      '(impact is unusable or urgent)',
      'problem is one of defective, wrong item',
    ]);
    expect(conditionLines('amount <= 10000 && !batchDefect', 'zh-CN')).toEqual([
      '金额 不超过 10000',
      '非 已知批次缺陷',
    ]);
    expect(conditionLines('tier == "vip" || urgent', 'en')).toEqual(['tier is VIP or urgent']);
    expect(conditionLines('size(categories) > 0', 'en')).toEqual(['size (categories) more than 0']);
    expect(conditionLines('true', 'en')).toEqual([]);
  });

  it('tells lengths, verdicts and values', () => {
    const lengths = ['P14D', 'P3BD', 'PT4BH', 'PT1H30M', 'P1DT2H'].map((text) => durationText(text, 'en'));
    expect(lengths).toEqual(['14 days', '3 working days', '4 working hours', '1 hour 30 minutes', '1 day 2 hours']);
    expect(durationText('PT48H', 'zh-CN')).toBe('48 小时');
    expect(durationText('Pending', 'en')).toBeUndefined();
    const offer = { offer: 'coupon', freight: 'merchant', refundShipping: true, amount: 500 };
    expect(thenText(offer, 'en')).toBe('offer coupon, freight on the shop, shipping refunded, amount 500');
    expect(thenText({ refuse: 'window_closed', disputable: false }, 'zh-CN')).toBe('拒绝：已过退货期，不可申诉');
    expect(thenText('person', 'en')).toBe('a person decides');
    expect(valueText([{ to: 'senior', within: 'PT4BH' }], 'en')).toBe('to senior agent, within 4 working hours');
  });

  it('shows every section of every shipped policy, each value with its source', () => {
    for (const { file } of theBook().all()) {
      const sections = plainPolicy(file);
      const shown = [...tablesOf(sections), ...valuesOf(sections, 'money'), ...valuesOf(sections, 'others')];
      const head = ['id', 'version', 'effectiveFrom', 'title', 'zone', 'calendar', 'currency', 'clocks'];
      expect([...shown.map(({ name }) => name), ...head].toSorted()).toEqual(
        expect.arrayContaining(Object.keys(sections).toSorted()),
      );
      expect(clocksOf(sections).every(({ source }) => source !== '')).toBe(true);
    }
  });
});

describe('a draft`s text', () => {
  const text = [
    'id: us # the shop',
    "version: '2026-01'",
    'window:',
    '  anchor: delivered',
    '  days: 30',
    'tests:',
    '  find:',
    '    - { a: 1 }',
    '    - { a: 2 }',
    '  window:',
    '    - dates: {}',
    '      endsAt: x',
  ].join('\n');

  it('says and takes another version and day in its head only', () => {
    expect([headOf(text, 'id'), headOf(text, 'version'), headOf(text, 'effectiveFrom')]).toEqual(['us', '2026-01', '']);
    const changed = withHead(text, { version: '2099-01', effectiveFrom: '2099-01-01' });
    expect([headOf(changed, 'version'), headOf(changed, 'effectiveFrom')]).toEqual(['2099-01', '2099-01-01']);
    expect(changed.split('\n')).toHaveLength(text.split('\n').length + 1);
  });

  it('leads from a field to its line, as far as the lines tell', () => {
    expect(lineOf(text, ['window', 'days'])).toBe(5);
    expect(lineOf(text, ['tests', 'find', '1'])).toBe(9);
    expect(lineOf(text, ['tests', 'window', '0', 'endsAt'])).toBe(12);
    expect(lineOf(text, ['window', 'nothing'])).toBe(3);
    expect(lineOf(text, ['nothing'])).toBeUndefined();
    expect(lineOf(text, [])).toBeUndefined();
  });
});

it('counts the last months over the year, each with its last day (H3)', () => {
  expect(lastMonths('2026-02-10', 3)).toEqual([
    { name: '2025-12', from: '2025-12-01', to: '2025-12-31' },
    { name: '2026-01', from: '2026-01-01', to: '2026-01-31' },
    { name: '2026-02', from: '2026-02-01', to: '2026-02-28' },
  ]);
});
