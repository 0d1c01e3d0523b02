import { Segmented } from 'antd';
import { useState, type ReactElement } from 'react';
import type { LinksView } from '#console/api/types.ts';
import { useRead } from '#console/api/use-read.ts';
import { PageFrame } from '#console/kit/page-frame.tsx';
import { useMe } from '#console/shell/me.ts';
import { useWords } from '#console/words/use-words.ts';
import { Inbox } from './inbox.tsx';
import { Links } from './links.tsx';
import { Outbox } from './outbox.tsx';
import { Providers } from './providers.tsx';
import { Schedules } from './schedules.tsx';
import { StuckCases } from './stuck-cases.tsx';
import { words } from './words.ts';
import './operations.css';

/** For engineers: what cannot go on and how to free it, the outside systems, outbox, inbox, schedules (design 3.6). */
export function OperationsPage(): ReactElement {
  const t = useWords(words);
  const { may } = useMe();
  const links = useRead<LinksView>('/v1/operations/links');
  const [tab, setTab] = useState(() => new URLSearchParams(window.location.search).get('tab') ?? 'cases');
  const all = [
    { key: 'cases', operation: 'listCases', children: <StuckCases casePage={links.data?.casePage ?? null} /> },
    { key: 'providers', operation: 'listProviders', children: <Providers /> },
    { key: 'outbox', operation: 'listOutbox', children: <Outbox /> },
    { key: 'inbox', operation: 'listInbox', children: <Inbox /> },
    { key: 'schedules', operation: 'listSchedules', children: <Schedules /> },
    { key: 'links', operation: 'operationsLinks', children: <Links of={links.data?.data ?? []} /> },
  ] as const;
  const parts = all.filter(({ operation }) => may(operation));
  const shown = parts.find(({ key }) => key === tab) ?? parts[0];
  return (
    <PageFrame title={t('title')} subtitle={t('says')} reading={links}>
      <div className="operations-filter">
        <Segmented
          aria-label={t('part')}
          value={shown?.key ?? ''}
          onChange={(key) => {
            window.history.replaceState(undefined, '', `?tab=${key}`);
            setTab(key);
          }}
          options={parts.map(({ key }) => ({ value: key, label: t(key) }))}
        />
      </div>
      {shown?.children}
    </PageFrame>
  );
}
