import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPolicyBook } from '#policies/load.ts';
import { NotPublishable, publishPolicy } from '#policies/publish.ts';
import { asVersion, policyFolder, type PolicyFolder } from './folder.ts';

const NOW = Date.parse('2026-11-20T23:30:00-05:00');

describe('publishing a draft', () => {
  let folder: PolicyFolder;
  beforeEach(() => {
    folder = policyFolder(['retail-us']);
  });
  afterEach(() => folder.remove());

  const book = () => loadPolicyBook(folder.dir, { onCalendarGap: () => undefined });
  const publish = (changes: Record<string, string>) =>
    publishPolicy(
      { name: 'draft.yaml', text: folder.text('retail-us', changes) },
      { dir: folder.dir, book: book(), now: NOW },
    );
  const objections = (changes: Record<string, string>): readonly string[] => {
    try {
      publish(changes);
    } catch (error) {
      if (error instanceof NotPublishable) return error.objections;
      throw error;
    }
    return [];
  };

  it('makes it a version of its own beside the others, in force from its day on (F4)', () => {
    const { path } = publish({ ...asVersion('2026-12', '2026-12-01'), 'days: 30': 'days: 30' });
    expect(path).toBe(join(folder.dir, 'retail-us', '2026-12.yaml'));
    expect(readFileSync(path, 'utf8')).toContain("version: '2026-12'");
    const after = book();
    expect(after.all().map(({ version }) => version)).toEqual(['2026-01', '2026-12']);
    expect(after.latest('retail-us', NOW).version).toBe('2026-01');
    expect(after.latest('retail-us', Date.parse('2026-12-01T00:00:00-05:00')).version).toBe('2026-12');
  });

  it('may take effect on the very day, as the policy`s zone counts it (F4)', () => {
    expect(objections(asVersion('2026-12', '2026-11-20'))).toEqual([]);
  });

  it('is refused for a day that is over, a version that exists, and a day that is taken (F4, R35)', () => {
    expect(objections(asVersion('2026-12', '2026-11-19'))).toEqual([
      'effectiveFrom: 2026-11-19 is over, today is 2026-11-20 in America/New_York',
    ]);
    expect(objections(asVersion('2026-01', '2026-12-01'))).toEqual(['version: there is a retail-us 2026-01 already']);
    publish(asVersion('2026-12', '2026-12-01'));
    expect(objections(asVersion('2026-12b', '2026-12-01'))).toEqual([
      'effectiveFrom: 2026-12 takes effect on 2026-12-01 already',
    ]);
  });

  it('is refused when its own examples do not hold, or a rule has none (C2)', () => {
    const wrong = objections({ ...asVersion('2026-12', '2026-12-01'), 'days: 30': 'days: 20' });
    expect(wrong).toEqual([expect.stringContaining('window[0] window: got'), expect.stringContaining('window[1]')]);
    const renamed = objections({ ...asVersion('2026-12', '2026-12-01'), '- id: many-requests': '- id: too-many' });
    expect(renamed).toContain('remedies too-many: no example names this rule');
  });

  it('leaves no trace when it is refused', () => {
    objections(asVersion('2026-12', '2026-11-19'));
    expect(book().all()).toHaveLength(1);
  });
});
