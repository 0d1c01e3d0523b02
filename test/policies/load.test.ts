import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runExamples, unhitRules } from '#policies/examples.ts';
import { loadPolicyBook, type CalendarGap } from '#policies/load.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'policies-'));
  cpSync('policies/calendars', join(dir, 'calendars'), { recursive: true });
  cpSync('policies/cn-marketplace.yaml', join(dir, 'cn-marketplace.yaml'));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Writes the policy with one text replaced and gives the error of loading it. */
function broken(from: string, to: string): string {
  const path = join(dir, 'cn-marketplace.yaml');
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`the policy does not say ${from}`);
  writeFileSync(path, text.replace(from, to));
  try {
    loadPolicyBook(dir);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'it was loaded';
}

const anotherVersion = (name: string, version: string, from: string): void => {
  const text = readFileSync(join(dir, 'cn-marketplace.yaml'), 'utf8');
  mkdirSync(join(dir, 'archive'), { recursive: true });
  writeFileSync(
    join(dir, name),
    text
      .replace("version: '2026-01'", `version: '${version}'`)
      .replace("effectiveFrom: '2026-01-01'", `effectiveFrom: '${from}'`),
  );
};

describe('a policy that makes no sense is refused on load', () => {
  it('with file, section, rule and a caret under an unknown name', () => {
    const error = broken('when: requestsForUnits >=', 'when: requestForUnits >=');
    expect(error).toContain('cn-marketplace.yaml: remedies: rule many-requests: Unknown variable: requestForUnits');
    expect(error).toContain('>    1 | requestForUnits >= requestsPerUnit\n         ^');
  });

  it.each([
    [
      'a comparison of unlike types',
      'when: amount > autoOfferLimit',
      'when: amount > "much"',
      'rule above-limit: no such overload',
    ],
    [
      'a condition that is no yes or no',
      'when: amount > autoOfferLimit',
      'when: amount + 1',
      'rule above-limit: gives int, not bool',
    ],
    [
      'a fact of the other table',
      'when: problem == "damaged_in_transit" && hasProof',
      'when: amount > 1',
      'liability: rule carrier-damage: Unknown variable',
    ],
    [
      'a misspelt word of a closed vocabulary',
      'orderStatus == "cancelled"',
      'orderStatus == "canceled"',
      '"canceled" is none of pending, processed',
    ],
    [
      'a misspelt word in a list',
      'value: [no_longer_wanted, ordered_by_mistake]',
      'value: [no_longer_needed]',
      '"no_longer_needed" is none of no_longer_wanted',
    ],
    [
      'a sentence that names no fact',
      'en: Nothing has left',
      'en: Nothing of {thing} has left',
      'rule not-shipped: the sentence names {thing}',
    ],
    ['a refusal nobody knows', 'refuse: order_cancelled', 'refuse: order_canceled', '.then.refuse'],
    ['a remedy nobody knows', 'then: { offer: refund_only', 'then: { offer: store_credit', 'then.offer'],
    ['a clock nobody knows', '  refundPoll:', '  refundPull:', 'clocks'],
    ['an end of a clock nobody knows', 'then: trace', 'then: vanish', 'clocks.parcelSilent.then'],
    [
      'an end after which nobody would look at the case',
      'then: trace',
      'then: lapse',
      'parcelSilent can end in trace, not in lapse',
    ],
    [
      'a length of time that is none',
      'within: P5D, then: trace',
      'within: P1M, then: trace',
      'clocks.parcelSilent.within',
    ],
    [
      'a value without its source',
      'smallRefund: { value: 3000, source: ours,',
      'smallRefund: { value: 3000,',
      'values.smallRefund.source',
    ],
    ['a section nobody knows', 'zone: Asia/Shanghai', 'zone: Asia/Shanghai\nzones: []', 'zones'],
    ['a value that hides a fact', '  smallRefund:', '  amount:', '"amount" names a fact'],
    ['a zone nobody knows', 'zone: Asia/Shanghai', 'zone: Asia/Shangai', 'zone: there is none called Asia/Shangai'],
    ['a calendar nobody knows', 'calendar: cn', 'calendar: mars', 'calendar: there is none called mars'],
    ['a day that does not exist', "effectiveFrom: '2026-01-01'", "effectiveFrom: '2026-02-30'", 'effectiveFrom'],
    ['a version that YAML takes for a number', "version: '2026-01'", 'version: 2026.1', 'version'],
    ['two rules of one id', '- id: many-requests', '- id: above-limit', 'rule above-limit: there are two of this id'],
    [
      'a rule below one that always matches',
      'when: amount > autoOfferLimit',
      "when: 'true'",
      'rule above-limit: matches always',
    ],
    ['broken YAML', 'tests:', 'tests: [', 'cn-marketplace.yaml'],
  ])('with the place of %s', (...[, from, to, says]) => expect(broken(from, to)).toContain(says));

  it('with the last rule when it does not always match', () => {
    const path = join(dir, 'cn-marketplace.yaml');
    const text = readFileSync(path, 'utf8');
    const at = text.lastIndexOf("when: 'true'");
    writeFileSync(path, text.slice(0, at) + text.slice(at).replace("'true'", 'hasProof'));
    expect(() => loadPolicyBook(dir)).toThrow('rule no-rule-decides: the last rule must always match');
  });

  it('with a clock it forgot', () => {
    expect(broken('  refundPoll: { within: PT6H, then: poll, source: ours }\n', '')).toContain('clocks.refundPoll');
  });

  it('with a calendar that names a day of a year it does not cover', () => {
    const path = join(dir, 'calendars', 'cn.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('years: [2025, 2026]', 'years: [2026]'));
    expect(() => loadPolicyBook(dir)).toThrow('2025-01-01 is in none of the years 2026');
  });
});

describe('the examples of a policy', () => {
  it('say what was got when they do not hold, and which rule has none (C2)', () => {
    const path = join(dir, 'cn-marketplace.yaml');
    const text = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      text.replace('facts: { requestsForUnits: 5 }, rule: many-requests', 'facts: {}, rule: above-limit'),
    );
    const policy = loadPolicyBook(dir).get('cn-marketplace');
    const wrong = runExamples(policy).filter((result) => result.wrong !== undefined);
    expect(wrong).toHaveLength(1);
    expect(wrong[0]?.wrong).toContain('got {"rule":"no-reason-return"');
    expect(unhitRules(policy)).toEqual(['remedies many-requests']);
  });
});

describe('versions', () => {
  it('are kept beside each other, so that a case goes on by the one it pinned (F4, R35)', () => {
    anotherVersion('archive/cn-marketplace.2025-06.yaml', '2025-06', '2025-06-01');
    const book = loadPolicyBook(dir);
    expect(book.ids()).toEqual(['cn-marketplace']);
    expect(book.get('cn-marketplace', '2025-06').version).toBe('2025-06');
    expect(book.get('cn-marketplace').version).toBe('2026-01');
  });

  it('take effect at midnight of their day in the policy`s zone (F4)', () => {
    anotherVersion('cn-marketplace.2027-01.yaml', '2027-01', '2027-01-01');
    const book = loadPolicyBook(dir);
    expect(book.latest('cn-marketplace', Date.parse('2026-12-31T23:59:59+08:00')).version).toBe('2026-01');
    expect(book.latest('cn-marketplace', Date.parse('2027-01-01T00:00:00+08:00')).version).toBe('2027-01');
    expect(() => book.latest('cn-marketplace', Date.parse('2025-12-31T12:00:00Z'))).toThrow('in force yet');
  });

  it('that do not exist are named with those that do (F4)', () => {
    const book = loadPolicyBook(dir);
    expect(() => book.get('cn-marketplace', '2024-01')).toThrow(
      'policy "cn-marketplace" has no version "2024-01"; there are 2026-01',
    );
    expect(() => book.get('tmall')).toThrow('no policy is called "tmall"; there are cn-marketplace');
  });

  it('may not be there twice', () => {
    anotherVersion('archive/copy.yaml', '2026-01', '2025-01-01');
    expect(() => loadPolicyBook(dir)).toThrow('there are two files for cn-marketplace 2026-01');
  });
});

describe('a calendar gap', () => {
  it('is reported once per year, and the days are counted by weekends (F1)', () => {
    const gaps: CalendarGap[] = [];
    const policy = loadPolicyBook(dir, { onCalendarGap: (gap) => gaps.push(gap) }).get('cn-marketplace');
    const newYear = Date.parse('2026-12-30T10:00:00+08:00');
    expect(policy.refundPromise(newYear, 'card')).toBe(Date.parse('2027-01-07T00:00:00+08:00'));
    policy.refundPromise(newYear, 'card');
    expect(gaps).toEqual([{ policy: 'cn-marketplace', calendar: 'cn', year: 2027 }]);
  });

  it('is not reported in years the calendar knows (F1)', () => {
    const gaps: CalendarGap[] = [];
    const policy = loadPolicyBook(dir, { onCalendarGap: (gap) => gaps.push(gap) }).get('cn-marketplace');
    policy.refundPromise(Date.parse('2026-09-30T10:00:00+08:00'), 'card');
    expect(gaps).toEqual([]);
  });
});
