import { CheckCircleOutlined, LockOutlined, UnlockOutlined } from '@ant-design/icons';
import { Card, Skeleton, Tag } from 'antd';
import type { ReactElement } from 'react';
import { useRead } from '#console/api/use-read.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { useCaseNames } from '#console/pages/case/case-names.ts';
import type { Background, CaseView, OrderLedger } from '#console/pages/case/case-types.ts';
import { useWords } from '#console/words/use-words.ts';
import { Rights } from './rights.tsx';
import { words } from './words.ts';

interface OrderCardProps {
  readonly view: CaseView;
  readonly background: Background | undefined;
}

/** The order by its lines: each unit with its state, each line with what the customer may still ask for. */
export function OrderCard({ view, background }: OrderCardProps): ReactElement {
  const t = useWords(words);
  const { order } = view;
  return (
    <Card size="small" title={<h2 className="block-title">{t('order', { order })}</h2>}>
      {background === undefined ? <Skeleton active title={false} paragraph={{ rows: 3 }} /> : null}
      {background && !background.order ? <span className="quiet">{t('notLooked')}</span> : null}
      {background?.order ? <Lines view={view} order={background.order} now={background.now} /> : null}
    </Card>
  );
}

interface LinesProps {
  readonly view: CaseView;
  readonly order: NonNullable<Background['order']>;
  readonly now: string;
}

function Lines({ view, order, now }: LinesProps): ReactElement {
  const t = useWords(words);
  const { shop, caseNo } = view;
  const ledger = useRead<OrderLedger>(`/v1/orders/${shop}/${encodeURIComponent(view.order)}/ledger`);
  const date = order.deliveredAt ?? order.shippedAt ?? order.placedAt;
  const happened = order.deliveredAt ? 'delivered' : order.shippedAt ? 'shipped' : 'placed';
  return (
    <>
      <div className="quiet">
        {shop} · {t(happened)} <Moment at={date} shop={shop} show="absolute" />
      </div>
      <ul className="plain-list">
        {order.lines.map((line) => (
          <li key={line.line} className="order-line">
            <div>
              <strong>{line.name}</strong> <span className="figures">{t('quantity', { n: line.quantity })}</span>
            </div>
            <div className="quiet">{[line.sku, ...Object.values(line.options)].join(' · ')}</div>
            {line.giftOf === null ? null : <Tag>{t('giftOf', { line: line.giftOf })}</Tag>}
            <ul className="plain-list units">
              {(ledger.data?.units ?? [])
                .filter((unit) => unit.line === line.line)
                .map((unit) => (
                  <li key={unit.unit}>
                    <UnitLine unit={unit} own={caseNo} />
                  </li>
                ))}
            </ul>
            <Rights line={line} now={now} shop={shop} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface UnitLineProps {
  readonly unit: OrderLedger['units'][number];
  readonly own: string;
}

const ICONS = { free: <UnlockOutlined />, tied: <LockOutlined />, settled: <CheckCircleOutlined /> } as const;
const COLOURS = { free: 'default', tied: 'blue', settled: 'default' } as const;

function UnitLine({ unit, own }: UnitLineProps): ReactElement {
  const t = useWords(words);
  const name = useCaseNames();
  const { state, remedy, settledAs, caseNo } = unit;
  const values = { remedy: remedy ? name('remedy', remedy) : '—', as: settledAs ? name('state', settledAs) : '—' };
  return (
    <>
      <span className="quiet">{t('unit', { n: unit.unit })}</span>{' '}
      <Tag icon={ICONS[state]} color={COLOURS[state]}>
        {t(state, values)}
      </Tag>
      {caseNo === null ? null : caseNo === own ? (
        <span className="quiet">{t('thisCase')}</span>
      ) : (
        <CaseLink caseNo={caseNo} />
      )}
    </>
  );
}
