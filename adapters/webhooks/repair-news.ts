import { repairQuoted, repairUpdated } from '#adapters/warehouse/news.ts';
import { withoutAbsent } from '#adapters/wire.ts';
import { caseNoOfRepairKey } from '#domain/ids.ts';
import type { Reading } from './happening.ts';

const ofRepair = (key: string) =>
  ({ kind: 'repair', key, ...withoutAbsent({ caseNo: caseNoOfRepairKey(key) }) }) as const;

/** The workshop names a price (D4, R44). */
export const quoteTold: Reading = repairQuoted.transform(({ key, version, revision, money, reason, days, at }) => ({
  what: { type: 'repairQuoted', at, data: { key, revision, quote: { version, money, reason, days } } },
  reference: ofRepair(key),
}));

/** The workshop is a step further (D4). */
export const repairMoved: Reading = repairUpdated.transform(({ key, revision, status, at }) => ({
  what: { type: 'repairUpdated', at, data: { key, revision, status } },
  reference: ofRepair(key),
}));
