import type { ReactElement } from 'react';
import { useRead } from '#console/api/use-read.ts';
import { useNames } from '#console/kit/use-names.ts';
import { useShop } from '#console/shell/shop.ts';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

interface QueueCount {
  readonly group: string;
  readonly open: number;
  readonly due: number;
  readonly late: number;
  readonly unassigned: number;
}

/** How much waits in each group's queue. */
export function Counts(): ReactElement | null {
  const t = useWords(words);
  const name = useNames();
  const { data } = useRead<{ readonly data: readonly QueueCount[] }>('/v1/queues', { shop: useShop() });
  if (!data || data.data.length === 0) return null;
  return (
    <ul className="plain-list queue-counts" aria-label={t('counts')}>
      {data.data.map(({ group, open, due, late, unassigned }) => (
        <li key={group}>
          <div>{name('group', group)}</div>
          <div>
            <strong className="figures">{open}</strong> {t('open')}
          </div>
          <div className="quiet">
            {[t('late', { n: late }), t('due', { n: due }), t('unassignedN', { n: unassigned })].join(' · ')}
          </div>
        </li>
      ))}
    </ul>
  );
}
