import type { ReactElement } from 'react';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { Moment } from './moment.tsx';
import { plain } from './names.ts';
import { useNames } from './use-names.ts';

const words = {
  en: { waiting: 'Waiting on {who}', until: 'until', then: 'then {what}', ended: 'Closed' },
  'zh-CN': { waiting: '等待{who}', until: '截至', then: '随后：{what}', ended: '已关闭' },
} as const;

interface WaitingLineProps {
  readonly waitingOn: string;
  /** What is waited for, in the person's words. */
  readonly waitsFor?: string | undefined;
  readonly until?: string | null | undefined;
  readonly then?: string | null | undefined;
  readonly shop?: string | undefined;
}

/** Whose turn it is, until when, and what then: one line, the same everywhere. */
export function WaitingLine({ waitingOn, waitsFor, until, then, shop }: WaitingLineProps): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const who = useNames()('turn', waitingOn);
  if (waitingOn === 'nobody') return <span className="waiting-line">{t('ended')}</span>;
  return (
    <span className="waiting-line" lang={locale}>
      <strong>{t('waiting', { who })}</strong>
      {waitsFor ? <> · {plain(waitsFor)}</> : null}
      {until ? (
        <>
          {' · '}
          {t('until')} <Moment at={until} shop={shop} />
        </>
      ) : null}
      {then ? <> · {t('then', { what: plain(then) })}</> : null}
    </span>
  );
}
