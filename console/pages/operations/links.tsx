import type { ReactElement } from 'react';
import type { LinksView } from '#console/api/types.ts';
import { Empty } from '#console/kit/empty.tsx';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

/** Saved queries in the Temporal Web UI, and its pages of queues and schedules. */
export function Links({ of }: { readonly of: LinksView['data'] }): ReactElement {
  const t = useWords(words);
  if (of.length === 0) return <Empty says={t('noLinks')} />;
  return (
    <ul className="plain-list operations-links">
      {of.map(({ id, name, query, url }) => (
        <li key={id}>
          <a href={url} target="_blank" rel="noreferrer">
            {name}
          </a>
          {query === null ? null : <code className="quiet">{query}</code>}
        </li>
      ))}
    </ul>
  );
}
