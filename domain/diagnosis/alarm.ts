import type { GoodsRef } from './finding.ts';

/** What an alarm is about: one batch of an article, or the article whatever the batch (B3). */
export type AlarmKind = 'batch' | 'sku';

/** What a batch defect turned out to come from. */
export const ALARM_CAUSES = [
  'material',
  'production',
  'design',
  'packaging',
  'transport',
  'description',
  'false_alarm',
  'other',
] as const;
export type AlarmCause = (typeof ALARM_CAUSES)[number];

/** An article, or a batch of it, with the other cases that reported it and the alarm that is open for it. */
export interface DefectCount {
  readonly kind: AlarmKind;
  readonly sku: string;
  /** Empty for the article as a whole. */
  readonly batch: string;
  /** Other cases within the time counted that belong to no open alarm yet. */
  readonly cases: readonly string[];
  readonly alarm?: string;
}

/** What follows for a case whose goods were counted. */
export type AlarmAnswer =
  { readonly joins: string; readonly about: DefectCount } | { readonly raises: DefectCount } | undefined;

/** Batches first: an alarm for a batch says more than one for the article, and its cases count for no other (B3). */
export function alarmOf(counts: readonly DefectCount[], from: number): AlarmAnswer {
  const batchesFirst = [
    ...counts.filter(({ kind }) => kind === 'batch'),
    ...counts.filter(({ kind }) => kind === 'sku'),
  ];
  const known = batchesFirst.find(({ alarm }) => alarm !== undefined);
  if (known?.alarm !== undefined) return { joins: known.alarm, about: known };
  const reached = batchesFirst.find(({ cases }) => cases.length + 1 >= from);
  return reached && { raises: reached };
}

/** What an alarm is about, in words for the journal and for tasks. */
export const subjectOf = ({ sku, batch }: Pick<DefectCount, 'sku' | 'batch'>): string =>
  batch === '' ? sku : `${sku}, batch ${batch}`;

/** The id of the alarm a case raises: from its number, so that a repeated diagnosis raises the same one. */
export const alarmIdOf = (caseNo: string, n: number): string => `AL-${caseNo}-${n}`;

/** Each article once for itself and once for each of its batches. */
export function subjectsOf(goods: readonly GoodsRef[]): readonly Pick<DefectCount, 'kind' | 'sku' | 'batch'>[] {
  const all = goods.flatMap(({ sku, batch }) => [
    { kind: 'sku' as const, sku, batch: '' },
    ...(batch === undefined ? [] : [{ kind: 'batch' as const, sku, batch }]),
  ]);
  const byKey = new Map(all.map((one) => [`${one.sku}\0${one.batch}`, one]));
  return [...byKey.keys()].toSorted().flatMap((key) => byKey.get(key) ?? []);
}
