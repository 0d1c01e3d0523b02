import { Drawer, Skeleton } from 'antd';
import type { ReactElement } from 'react';
import { useRead } from '#console/api/use-read.ts';
import { Empty } from '#console/kit/empty.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { useCaseNames } from '#console/pages/case/case-names.ts';
import type { CaseView } from '#console/pages/case/case-types.ts';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

interface Mail {
  readonly id: string;
  readonly channel: string;
  readonly sentTo: string | null;
  readonly locale: string;
  readonly subject: string | null;
  readonly text: string;
  readonly at: string;
}

interface MailboxDrawerProps {
  readonly view: CaseView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What people got about this order in the sandbox world, newest first. */
export function MailboxDrawer({ view: { caseNo, shop }, isOpen, onClose }: MailboxDrawerProps): ReactElement {
  const t = useWords(words);
  const name = useCaseNames();
  const mail = useRead<{ readonly data: readonly Mail[] }>(`/v1/cases/${caseNo}/mailbox`, {}, { enabled: isOpen });
  const letters = mail.data?.data.toReversed() ?? [];
  return (
    <Drawer open={isOpen} onClose={onClose} title={t('mailbox')} size="large">
      {mail.error ? <ProblemBox problem={mail.error} onRetry={() => void mail.refetch()} /> : null}
      {isOpen && mail.isPending ? <Skeleton active /> : null}
      {mail.isSuccess && letters.length === 0 ? <Empty says={t('noMail')} /> : null}
      <ul className="plain-list">
        {letters.map(({ id, channel, sentTo, locale, subject, text, at }) => (
          <li key={id} className="order-line">
            <div className="quiet">
              <Moment at={at} shop={shop} show="absolute" /> ·{' '}
              {t('to', { to: sentTo ?? '—', channel: name('channel', channel) })}
            </div>
            <div lang={locale}>
              <strong>{subject}</strong>
              <div className="letter">{text}</div>
            </div>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
