import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadPolicyBook } from '#policies/load.ts';
import { diffTwo, listPolicies, publish, showOne, testPolicies, type Desk } from '#scripts/policy/commands.ts';
import { asVersion, policyFolder, type PolicyFolder } from '#test/policies/folder.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');

describe('npm run policy', () => {
  let folder: PolicyFolder;
  let said: string[] = [];
  const desk = (): Desk => ({
    dir: folder.dir,
    book: loadPolicyBook(folder.dir, { onCalendarGap: () => undefined }),
    now: NOW,
    say: (line) => said.push(line),
  });
  beforeEach(() => {
    folder = policyFolder(['retail-us', 'us']);
    folder.write('shops.yaml', "shop: { locale: en, policies: [{ from: '2026-01-01', policy: us }] }");
    said = [];
  });
  afterEach(() => folder.remove());

  it('lists versions with the shops that a case of today pins them for (C2)', () => {
    listPolicies(desk());
    expect(said).toEqual([
      'retail-us@2026-01, in force from 2026-01-01',
      'us@2026-01, in force from 2026-01-01, serves shop',
    ]);
  });

  it('tests every policy, or a draft, and says what does not hold (C2)', () => {
    expect(testPolicies(desk(), undefined)).toBe(true);
    expect(said).toEqual([expect.stringMatching(/^retail-us 2026-01: (\d+) of \1 examples hold$/), expect.any(String)]);
    const path = folder.write(
      'outside.txt',
      folder.text('us', { ...asVersion('x', '2027-01-01'), 'days: 30': 'days: 31' }),
    );
    said = [];
    expect(testPolicies(desk(), path)).toBe(false);
    expect(said.slice(1)).toEqual([expect.stringContaining('window[0] window: got'), expect.any(String)]);
  });

  it('shows a policy with every section and how sure its figures are (C2)', () => {
    showOne(desk(), 'us@2026-01');
    const [text = ''] = said;
    expect(text).toContain('returnFee: 500 [ours]');
    expect(text).toContain('card maxAgeDays 90, maxRefunds none, minGap none [ours]');
    expect(text).not.toMatch(/undefined|\[object/);
  });

  it('compares versions by name, and says whether they differ (C2)', () => {
    expect(diffTwo(desk(), { was: 'us', is: 'us@2026-01' })).toBe(false);
    expect(diffTwo(desk(), { was: 'retail-us', is: 'us' })).toBe(true);
    expect(said.at(-1)).toContain('结算 / settlement');
    expect(() => diffTwo(desk(), { was: 'us', is: 'us@1999' })).toThrow('has no version "1999"');
  });

  it('publishes a draft into the folder of the book (F4)', () => {
    folder.write('outside.txt', folder.text('us', asVersion('2026-12', '2026-12-01')));
    publish(desk(), join(folder.dir, 'outside.txt'));
    expect(existsSync(join(folder.dir, 'us/2026-12.yaml'))).toBe(true);
    expect(said[1]).toContain('in force from 2026-12-01 in America/New_York');
  });
});
