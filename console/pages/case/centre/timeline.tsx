import { Button, Card, Flex } from 'antd';
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { Empty } from '#console/kit/empty.tsx';
import { useNow } from '#console/kit/use-now.ts';
import type { CaseData } from '#console/pages/case/case-data.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { entriesOf, type Entry } from './entries.ts';
import { EntryLine } from './entry-line.tsx';
import { GROUPS, type EntryGroup } from './event-groups.ts';
import { words } from './words.ts';

interface TimelineProps {
  readonly data: CaseData;
  readonly shop: string;
  readonly zone: string;
  readonly currency: string | undefined;
}

/** So many of the newest entries are shown at first, and more at each wish: long cases stay quick. */
const SHOWN = 60;

/** Everything that happened in the case, oldest first, the newest in sight. */
export function Timeline({ data, shop, zone, currency }: TimelineProps): ReactElement {
  const t = useWords(words);
  const [group, setGroup] = useState<EntryGroup | 'all'>('all');
  const [shown, setShown] = useState(SHOWN);
  const entries = useEntries({ data, zone, currency });
  const chosen = group === 'all' ? entries : entries.filter((one) => one.group === group);
  const hidden = Math.max(0, chosen.length - shown);
  const list = useNewestInSight(`${group}/${chosen.length}`);
  return (
    <Card size="small" title={<h2 className="block-title">{t('timeline')}</h2>} className="timeline-card">
      <Filter entries={entries} group={group} onChange={setGroup} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className="timeline" ref={list} tabIndex={0} role="region" aria-label={t('timeline')}>
        {hidden > 0 ? (
          <Button block type="dashed" size="small" onClick={() => setShown(shown + 2 * SHOWN)}>
            {t('earlier', { n: hidden })}
          </Button>
        ) : null}
        {chosen.length === 0 ? <Empty says={t(entries.length === 0 ? 'nothing' : 'nothingHere')} /> : null}
        <ol className="plain-list">
          {chosen.slice(hidden).map((entry) => (
            <EntryLine key={entry.id} entry={entry} shop={shop} currency={currency} />
          ))}
        </ol>
      </div>
    </Card>
  );
}

function useEntries({ data, zone, currency }: Pick<TimelineProps, 'data' | 'zone' | 'currency'>): readonly Entry[] {
  const locale = useLocale();
  const now = useNow();
  const { events, decisions, messages, texts } = data;
  return useMemo(
    () =>
      entriesOf(
        { events: events.rows, decisions: decisions.rows, messages: messages.rows, texts },
        { locale, zone, now, currency },
      ),
    [events.rows, decisions.rows, messages.rows, texts, locale, zone, now, currency],
  );
}

/** Scrolls to the end whenever what is listed has changed. */
function useNewestInSight(of: string) {
  const list = useRef<HTMLDivElement>(null);
  const seen = useRef('');
  useEffect(() => {
    if (seen.current === of) return;
    seen.current = of;
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [of]);
  return list;
}

interface FilterProps {
  readonly entries: readonly Entry[];
  readonly group: EntryGroup | 'all';
  readonly onChange: (group: EntryGroup | 'all') => void;
}

function Filter({ entries, group, onChange }: FilterProps): ReactElement {
  const t = useWords(words);
  const counts = new Map<string, number>([['all', entries.length]]);
  for (const one of entries) counts.set(one.group, (counts.get(one.group) ?? 0) + 1);
  return (
    <Flex gap={4} wrap className="timeline-filter">
      {(['all', ...GROUPS] as const).map((one) => (
        <Button
          key={one}
          size="small"
          type={one === group ? 'primary' : 'default'}
          aria-pressed={one === group}
          disabled={!counts.has(one)}
          onClick={() => onChange(one)}
        >
          {t(one)} {counts.get(one) ?? 0}
        </Button>
      ))}
    </Flex>
  );
}
