import { ClockCircleOutlined, ExclamationCircleFilled, FieldTimeOutlined, WarningFilled } from '@ant-design/icons';
import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '#console/words/use-words.ts';
import { urgencyOf, type UrgencyLevel } from './urgency-of.ts';
import { useNow } from './use-now.ts';

const words = {
  en: { late: 'Overdue', soon: 'Within 2 h', today: 'Today', calm: 'Later', none: 'No deadline' },
  'zh-CN': { late: '已逾期', soon: '两小时内', today: '今日', calm: '稍后', none: '无期限' },
} as const;

const LOOKS = {
  late: { color: 'red', icon: <ExclamationCircleFilled /> },
  soon: { color: 'orange', icon: <WarningFilled /> },
  today: { color: 'blue', icon: <ClockCircleOutlined /> },
  calm: { color: 'default', icon: <FieldTimeOutlined /> },
  none: { color: 'default', icon: undefined },
} as const satisfies Record<UrgencyLevel, object>;

/** How pressing a deadline is, by word and icon as well as colour. */
export function Urgency({ dueAt }: { readonly dueAt: string | null | undefined }): ReactElement {
  const t = useWords(words);
  const level = urgencyOf(dueAt, useNow());
  const { color, icon } = LOOKS[level];
  return (
    <Tag color={color} icon={icon} className={`urgency urgency-${level}`}>
      {t(level)}
    </Tag>
  );
}
