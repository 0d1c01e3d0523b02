import { Col, Row, Table } from 'antd';
import type { ReactElement } from 'react';
import type { FigureTable } from '#console/api/types.ts';
import { told } from '#console/kit/bilingual.ts';
import { Chart } from '#console/kit/chart.tsx';
import { Empty } from '#console/kit/empty.tsx';
import { useNames } from '#console/kit/use-names.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { cellText } from './cell-text.ts';
import { figureChart } from './figure-chart.ts';
import { words } from './words.ts';

type Value = FigureTable['rows'][number];

interface FigureValuesProps {
  readonly of: FigureTable;
  /** What was asked before is still shown. */
  readonly isOld: boolean;
}

const UNITS = { time: 'hours', share: 'percent', score: 'score', cases: 'cases', money: 'money' } as const;

/** The picture and, beside it, every value. */
export function FigureValues({ of, isOld }: FigureValuesProps): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const named = useNamed(of);
  if (named.rows.length === 0) return <Empty says={t('nothing')} />;
  const title = told(of.figure.title, locale);
  const data = figureChart(named, { none: t('none'), all: t('allCases'), unit: t(UNITS[of.figure.unit]) });
  const shown = of.period === null ? data.axis.length : data.series.length;
  const names = new Set(named.rows.map(({ name }) => name)).size;
  return (
    <Row gutter={[24, 16]} style={isOld ? { opacity: 0.6 } : {}} aria-busy={isOld}>
      <Col xs={24} xl={12}>
        <Chart label={t('chartOf', { figure: title })} data={data} />
        {names > shown ? <p className="quiet">{t('few', { n: shown })}</p> : null}
      </Col>
      <Col xs={24} xl={12}>
        <Values of={named} />
      </Col>
    </Row>
  );
}

/** The rows with names as people call them, where they are words of the trade. */
function useNamed(of: FigureTable): FigureTable {
  const name = useNames();
  const { by } = of;
  if (by !== 'kind') return of;
  return { ...of, rows: of.rows.map((row) => (row.name === null ? row : { ...row, name: name('kind', row.name) })) };
}

function Values({ of }: { readonly of: FigureTable }): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const { figure, by, period, rows } = of;
  const text = (value: number | null, row: Value): string =>
    cellText({ unit: figure.unit, value, currency: row.currency }, locale);
  const figures = { align: 'right', className: 'figures' } as const;
  const hasSpread = rows.some(({ median }) => median !== null);
  return (
    <Table<Value>
      size="small"
      rowKey={(row) => [row.name, row.period, row.currency].join('\n')}
      dataSource={[...rows]}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      columns={[
        ...(period === null ? [] : [{ title: t('time'), dataIndex: 'period', sorter: byText('period') }]),
        ...(by === null
          ? []
          : [
              {
                title: t(`by_${by}`),
                dataIndex: 'name',
                render: (name: string | null) => name ?? t('none'),
                sorter: byText('name'),
              },
            ]),
        {
          ...figures,
          title: told(figure.title, locale),
          dataIndex: 'value',
          render: text,
          sorter: (a: Value, b: Value) => a.value - b.value,
        },
        { ...figures, title: t('count'), dataIndex: 'count', sorter: (a: Value, b: Value) => a.count - b.count },
        ...(hasSpread
          ? [
              { ...figures, title: t('median'), dataIndex: 'median', render: text },
              { ...figures, title: t('p90'), dataIndex: 'p90', render: text },
            ]
          : []),
      ]}
    />
  );
}

const byText =
  (field: 'name' | 'period') =>
  (a: Value, b: Value): number =>
    (a[field] ?? '\uffff').localeCompare(b[field] ?? '\uffff');
