import { Button, Tag } from 'antd';
import { useEffect, useRef, type ReactElement } from 'react';
import { useAct } from '#console/api/use-read.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { taskName } from '#console/kit/task-names.ts';
import { Urgency } from '#console/kit/urgency.tsx';
import { useMe } from '#console/shell/me.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import type { DayItem } from './arrange.ts';
import { words } from './words.ts';

interface DayRowProps {
  readonly item: DayItem;
  readonly isMarked: boolean;
}

/** One thing to do: how urgent, what, why it stands here, and until when. */
export function DayRow({ item, isMarked }: DayRowProps): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isMarked) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isMarked]);
  const { caseNo, shop, task, dueAt, openedAt, reason, says, level } = item;
  const what = task === undefined ? t('promise') : taskName(task, locale);
  const more = level === 0 ? [] : [t(task === undefined ? 'missed' : 'escalated', { n: level })];
  const because = [t(reason), ...more, ...(says ? [locale === 'en' ? says.en : says.zh] : [])];
  return (
    <li ref={row} className="day-row" data-marked={isMarked} aria-current={isMarked ? 'true' : undefined}>
      <div className="day-urgency">
        <Urgency dueAt={dueAt} />
      </div>
      <div className="day-what">
        <strong>{what}</strong> <CaseLink caseNo={caseNo} /> <Tag>{shop}</Tag>
        <div className="quiet">{because.join(' · ')}</div>
      </div>
      <div className="day-when">
        <Moment at={dueAt ?? openedAt} shop={shop} />
      </div>
      <div>{isFree(item) ? <Take item={item} /> : null}</div>
    </li>
  );
}

const isFree = ({ owner, task }: DayItem): boolean => task !== undefined && owner === null;

function Take({ item: { caseNo, key } }: Pick<DayRowProps, 'item'>): ReactElement | null {
  const t = useWords(words);
  const { act, isActing } = useAct();
  const { may } = useMe();
  if (!may('takeTask')) return null;
  const take = (): Promise<unknown> =>
    act('post', `/v1/cases/${caseNo}/tasks/${key.split('/')[1]}/take`, {}, { done: t('taken') });
  return (
    <Button size="small" loading={isActing} onClick={() => void take()}>
      {t('take')}
    </Button>
  );
}
