import { sql } from 'drizzle-orm';
import type { Queries } from '#store/db.ts';

/** Defects of one article or batch in a time, for those who make or buy it (I4). Words are references, never texts (R50). */
export interface DefectFeedback {
  readonly shop: string;
  readonly sku: string;
  /** Null where nobody knows the batch. */
  readonly batch: string | null;
  readonly cases: readonly string[];
  /** Units that the cases named of the article. */
  readonly units: number;
  readonly symptoms: readonly { readonly code: string; readonly cases: number }[];
  /** Ids of what customers wrote and showed. */
  readonly words: readonly string[];
  /** The open batch alarm about it (B3). */
  readonly alarm: string | null;
}

export interface DefectFilter {
  readonly shops?: readonly string[];
  /** Business time, from inclusive, to exclusive. */
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

interface Row extends Record<string, unknown> {
  readonly shop: string;
  readonly sku: string;
  readonly batch: string;
  readonly cases: string[];
  readonly units: string;
  readonly symptoms: Readonly<Record<string, number>> | null;
  readonly words: string[] | null;
  readonly alarm: string | null;
}

/** The articles with the most defects first. */
export async function defectFeedback(queries: Queries, filter: DefectFilter): Promise<DefectFeedback[]> {
  const { shops, from, to, limit } = filter;
  const ofShops = shops === undefined ? sql`` : sql`and report.shop in ${shops.length === 0 ? [''] : [...shops]}`;
  const { rows } = await queries.execute<Row>(sql`
    with reported as (
      select report.shop, report.sku, report.batch, report.case_no, cases.state -> 'request' ->> 'symptomCode' as symptom,
        coalesce((select sum((item ->> 'quantity')::int)
          from jsonb_array_elements(cases.state -> 'request' -> 'items') item
          join jsonb_array_elements(orders.snapshot -> 'lines') line on line ->> 'lineNo' = item ->> 'lineNo'
          where line ->> 'sku' = report.sku), 0) as units
      from defect_reports report
      join cases on cases.case_no = report.case_no
      left join orders on (orders.shop, orders.order_no) = (cases.shop, cases.order_no)
      where report.at >= ${iso(from)}::timestamptz and report.at < ${iso(to)}::timestamptz ${ofShops}
    ), grouped as (
      select shop, sku, batch, array_agg(case_no order by case_no) as cases, sum(units) as units
      from reported group by shop, sku, batch
      order by count(*) desc, shop, sku, batch limit ${limit}
    )
    select grouped.*,
      (select jsonb_object_agg(symptom, n) from (
        select symptom, count(*) as n from reported
        where (shop, sku, batch) = (grouped.shop, grouped.sku, grouped.batch) and symptom is not null
        group by symptom) counted) as symptoms,
      (select array_agg(id order by at, id) from case_texts
        where case_no = any(grouped.cases) and kind in ('symptom', 'evidence')) as words,
      (select id from alarms where (alarms.shop, alarms.sku) = (grouped.shop, grouped.sku) and alarms.status = 'open'
        and alarms.batch in (grouped.batch, '') order by alarms.batch desc, id limit 1) as alarm
    from grouped order by cardinality(grouped.cases) desc, shop, sku, batch`);
  return rows.map(({ batch, units, symptoms, words, ...row }) => ({
    ...row,
    batch: batch === '' ? null : batch,
    units: Number(units),
    symptoms: Object.entries(symptoms ?? {}).map(([code, cases]) => ({ code, cases })),
    words: words ?? [],
  }));
}

const iso = (at: number): string => new Date(at).toISOString();
