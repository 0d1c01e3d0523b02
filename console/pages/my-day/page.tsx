import { FileTextOutlined, SwapOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link, useLocation } from 'wouter';
import { Empty } from '#console/kit/empty.tsx';
import { PageFrame } from '#console/kit/page-frame.tsx';
import { useMarked } from '#console/kit/use-marked.ts';
import { useMe } from '#console/shell/me.ts';
import { useWords } from '#console/words/use-words.ts';
import { countsOf, type Reason } from './arrange.ts';
import { DayRow } from './day-row.tsx';
import { HandOver } from './hand-over.tsx';
import { useDay } from './use-day.ts';
import { words } from './words.ts';
import './my-day.css';

const REASONS: readonly Reason[] = ['late', 'soon', 'promised', 'reply', 'mine', 'unassigned'];

/** What somebody has to do now, the most urgent first, each with the reason for its place. */
export function MyDayPage(): ReactElement {
  const t = useWords(words);
  const { may, role } = useMe();
  const [, go] = useLocation();
  const day = useDay();
  const [only, setOnly] = useState<Reason>();
  const [isLeaving, setLeaving] = useState(false);
  const counts = countsOf(day.items);
  const shown = only === undefined ? day.items : day.items.filter(({ reason }) => reason === only);
  const marked = useMarked(shown.length, (index) => go(`/cases/${shown[index]?.caseNo ?? ''}`));
  const canHandOver = may('handOver') && role !== 'integrator' && role !== 'operator';
  return (
    <PageFrame
      title={t('title')}
      reading={day}
      actions={
        <>
          <Link href="/shifts">
            <FileTextOutlined /> {t('digest')}
          </Link>
          {canHandOver ? (
            <Button icon={<SwapOutlined />} onClick={() => setLeaving(true)}>
              {t('handOver')}
            </Button>
          ) : null}
        </>
      }
    >
      <Flex gap="small" wrap role="group" aria-label={t('counts')} className="day-counts">
        {REASONS.map((reason) => (
          <Button
            key={reason}
            className={`day-count day-${reason}`}
            type={only === reason ? 'primary' : 'default'}
            aria-pressed={only === reason}
            onClick={() => setOnly(only === reason ? undefined : reason)}
          >
            <strong className="figures">{counts[reason]}</strong> {t(reason)}
          </Button>
        ))}
      </Flex>
      {shown.length === 0 ? (
        <Empty says={t(only === undefined ? 'nothing' : 'nothingShown')} />
      ) : (
        <ol className="day-list" aria-label={t('list')}>
          {shown.map((item, index) => (
            <DayRow key={item.key} item={item} isMarked={marked === index} />
          ))}
        </ol>
      )}
      <HandOver isOpen={isLeaving} onClose={() => setLeaving(false)} />
    </PageFrame>
  );
}
