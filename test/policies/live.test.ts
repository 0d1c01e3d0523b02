import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createLiveBook } from '#policies/live.ts';
import { asVersion, policyFolder, type PolicyFolder } from './folder.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');

describe('the policies of a process that runs for months', () => {
  let folder: PolicyFolder;
  let now = NOW;
  let refused: string[] = [];
  const live = () =>
    createLiveBook(folder.dir, {
      now: () => now,
      onCalendarGap: () => undefined,
      onRefused: (error) => refused.push(error instanceof Error ? error.message : String(error)),
    });
  beforeEach(() => {
    folder = policyFolder(['retail-us']);
    now = NOW;
    refused = [];
  });
  afterEach(() => folder.remove());

  const publish = (version: string, from: string): string =>
    folder.write(`retail-us/${version}.yaml`, folder.text('retail-us', asVersion(version, from)));

  it('take in a version that is published meanwhile, and keep the ones that cases pinned (F4, R35)', () => {
    const book = live();
    expect(book.latest('retail-us', now).version).toBe('2026-01');
    publish('2026-11', '2026-11-20');
    expect(book.latest('retail-us', now).version).toBe('2026-01');
    now += 1_000;
    expect(book.latest('retail-us', now).version).toBe('2026-11');
    expect(book.get('retail-us', '2026-01').version).toBe('2026-01');
    expect(refused).toEqual([]);
  });

  it('are looked for at once when a case has pinned a version that is not known here yet (R35)', () => {
    const book = live();
    publish('2026-11', '2026-11-20');
    expect(book.get('retail-us', '2026-11').version).toBe('2026-11');
    expect(() => book.get('retail-us', '2026-12')).toThrow('has no version "2026-12"');
  });

  it('go on as they were when what is published makes no sense, said once (C2)', () => {
    const book = live();
    const path = folder.write('retail-us/2026-11.yaml', 'id: retail-us\nversion: 1\n');
    for (let second = 1; second <= 3; second += 1) {
      now += 1_000;
      expect(book.latest('retail-us', now).version).toBe('2026-01');
    }
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain(path);
    rmSync(path);
    publish('2026-11', '2026-11-20');
    now += 1_000;
    expect(book.latest('retail-us', now).version).toBe('2026-11');
  });

  it('never let a version that cases may have pinned become another one, or vanish (F4, R35)', () => {
    const book = live();
    folder.write('retail-us.yaml', folder.text('retail-us', { 'days: 30': 'days: 3' }));
    now += 1_000;
    expect(book.get('retail-us', '2026-01').file.window.days).toBe(30);
    rmSync(join(folder.dir, 'retail-us.yaml'));
    publish('2026-11', '2026-11-20');
    now += 1_000;
    expect(book.get('retail-us', '2026-01').file.window.days).toBe(30);
    expect(refused).toEqual([expect.stringContaining('is not what it was'), expect.stringContaining('is gone')]);
  });
});
