import { abuseSignals, type PastCase } from '#domain/diagnosis/abuse.ts';
import { alarmOf, subjectOf, subjectsOf, type DefectCount } from '#domain/diagnosis/alarm.ts';

const count = (kind: DefectCount['kind'], cases: number, alarm?: string): DefectCount => ({
  kind,
  sku: 'SKU-1',
  batch: kind === 'batch' ? 'B7' : '',
  cases: Array.from({ length: cases }, (_, n) => `AS-2026-00000${n + 2}`),
  ...(alarm ? { alarm } : {}),
});

describe('a batch defect (B3)', () => {
  it('is raised by the case that completes the number, and by none before', () => {
    expect(alarmOf([count('sku', 1)], 3)).toBeUndefined();
    expect(alarmOf([count('sku', 2)], 3)).toEqual({ raises: count('sku', 2) });
  });

  it('is one of the batch where the batch alone has enough, and of the article where it has not', () => {
    expect(alarmOf([count('sku', 4), count('batch', 2)], 3)).toEqual({ raises: count('batch', 2) });
    expect(alarmOf([count('sku', 4), count('batch', 1)], 3)).toEqual({ raises: count('sku', 4) });
  });

  it('that is known already is joined, whatever the number', () => {
    const known = count('sku', 0, 'AL-1');
    expect(alarmOf([known, count('batch', 5)], 3)).toEqual({ joins: 'AL-1', about: known });
  });

  it('is counted for each article and each of its batches once, in one order for everybody', () => {
    const goods = [{ sku: 'B' }, { sku: 'A', batch: '2' }, { sku: 'A', batch: '1' }, { sku: 'A', batch: '2' }];
    expect(subjectsOf(goods).map(subjectOf)).toEqual(['A', 'A, batch 1', 'A, batch 2', 'B']);
  });
});

describe('signals of abuse (R49)', () => {
  const NOW = Date.UTC(2026, 10, 20);
  const DAY = 86_400_000;
  const LIMITS = { returns: 3, emptyBoxes: 1, withinDays: 90 };
  const aReturn = (daysAgo: number, outcome: PastCase['outcome'] = 'fulfilled'): PastCase => ({
    remedy: 'return_and_refund',
    outcome,
    openedAt: NOW - daysAgo * DAY,
  });

  it('are many returns and empty boxes within the time that the policy looks back', () => {
    expect(abuseSignals([aReturn(1), aReturn(2)], LIMITS, NOW)).toEqual([]);
    expect(abuseSignals([aReturn(1), aReturn(2), aReturn(3)], LIMITS, NOW)).toEqual(['serial_returner']);
    expect(abuseSignals([aReturn(1), aReturn(2), aReturn(91)], LIMITS, NOW)).toEqual([]);
    expect(abuseSignals([aReturn(1, 'nothing_acceptable')], LIMITS, NOW)).toEqual(['empty_box']);
  });

  it('are never looked for by a policy that sets no number', () => {
    const many = Array.from({ length: 50 }, () => aReturn(1, 'nothing_acceptable'));
    expect(abuseSignals(many, { returns: 0, emptyBoxes: 0, withinDays: 90 }, NOW)).toEqual([]);
  });
});
