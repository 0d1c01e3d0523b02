import { iso } from '#api/case-view.ts';
import type { ApiDeps, Shops } from '#api/deps.ts';
import type { CellValue, Column, ExportTable } from '#api/export/table.ts';
import type { ReturnRow } from '#api/returns-port.ts';
import type { ListedCase } from './port.ts';

interface ColumnOf<Row> extends Column {
  readonly of: (row: Row) => CellValue;
}

const timeOf = (at: number | null): string | null => (at === null ? null : iso(at));

const CASES: readonly ColumnOf<ListedCase>[] = [
  { key: 'caseNo', title: { zh: '案件号', en: 'Case' }, of: ({ caseNo }) => caseNo },
  { key: 'shop', title: { zh: '店铺', en: 'Shop' }, of: ({ shop }) => shop },
  { key: 'order', title: { zh: '订单号', en: 'Order' }, of: ({ orderNo }) => orderNo },
  { key: 'channel', title: { zh: '渠道', en: 'Channel' }, of: ({ channel }) => channel },
  { key: 'kind', title: { zh: '类型', en: 'Kind' }, of: ({ kind }) => kind },
  { key: 'problem', title: { zh: '问题', en: 'Problem' }, of: ({ problem }) => problem },
  { key: 'wish', title: { zh: '诉求', en: 'Wish' }, of: ({ wish }) => wish },
  { key: 'remedy', title: { zh: '方案', en: 'Remedy' }, of: ({ remedy }) => remedy },
  { key: 'stage', title: { zh: '阶段', en: 'Stage' }, of: ({ stage }) => stage },
  { key: 'outcome', title: { zh: '结果', en: 'Outcome' }, of: ({ outcome }) => outcome },
  { key: 'priority', title: { zh: '优先级', en: 'Priority' }, of: ({ priority }) => priority },
  { key: 'openedAt', title: { zh: '受理时间', en: 'Opened' }, of: ({ openedAt }) => iso(openedAt) },
  {
    key: 'firstResponseAt',
    title: { zh: '首次响应时间', en: 'First response' },
    of: ({ firstResponseAt }) => timeOf(firstResponseAt),
  },
  { key: 'closedAt', title: { zh: '关闭时间', en: 'Closed' }, of: ({ closedAt }) => timeOf(closedAt) },
];

const RETURNS: readonly ColumnOf<ReturnRow>[] = [
  { key: 'at', title: { zh: '验货时间', en: 'Inspected' }, of: ({ at }) => iso(at) },
  { key: 'caseNo', title: { zh: '案件号', en: 'Case' }, of: ({ caseNo }) => caseNo },
  { key: 'shop', title: { zh: '店铺', en: 'Shop' }, of: ({ shop }) => shop },
  { key: 'order', title: { zh: '订单号', en: 'Order' }, of: ({ orderNo }) => orderNo },
  { key: 'line', title: { zh: '订单行', en: 'Line' }, of: ({ lineNo }) => lineNo },
  { key: 'sku', title: { zh: 'SKU', en: 'SKU' }, of: ({ sku }) => sku },
  { key: 'quantity', title: { zh: '数量', en: 'Quantity' }, of: ({ quantity }) => quantity },
  { key: 'reason', title: { zh: '原因', en: 'Reason' }, of: ({ reason }) => reason },
  { key: 'rma', title: { zh: '退货授权号', en: 'RMA' }, of: ({ rma }) => rma },
  { key: 'trackingNo', title: { zh: '运单号', en: 'Tracking number' }, of: ({ trackingNo }) => trackingNo },
  { key: 'result', title: { zh: '验货结果', en: 'Result' }, of: ({ result }) => result },
  { key: 'disposition', title: { zh: '去向', en: 'Disposition' }, of: ({ disposition }) => disposition },
];

/** Every case of the shops. */
export const casesFile = ({ insight }: ApiDeps, shops: Shops): ExportTable =>
  fileOf('cases', CASES, insight.cases(shops));

/** The register of returned goods (D8). */
export const returnsFile = ({ returns }: ApiDeps, shops: Shops): ExportTable =>
  fileOf('returns', RETURNS, everyReturn(returns, shops));

const fileOf = <Row>(
  name: string,
  columns: readonly ColumnOf<Row>[],
  pages: AsyncIterable<readonly Row[]>,
): ExportTable => ({ name, columns, pages: shown(columns, pages) });

async function* shown<Row>(columns: readonly ColumnOf<Row>[], pages: AsyncIterable<readonly Row[]>) {
  for await (const page of pages)
    yield page.map((row) => Object.fromEntries(columns.map(({ key, of }) => [key, of(row)])));
}

const PAGE = 500;

async function* everyReturn(returns: ApiDeps['returns'], shops: Shops): AsyncGenerator<readonly ReturnRow[]> {
  for (let after: string | undefined; ;) {
    const { rows, next } = await returns.list({ shops }, { limit: PAGE, ...(after === undefined ? {} : { after }) });
    yield rows;
    if (next === null) return;
    after = next;
  }
}
