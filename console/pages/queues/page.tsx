import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Popover } from 'antd';
import { useMemo, useState, type ReactElement } from 'react';
import { useLocation, useSearch } from 'wouter';
import { usePages } from '#console/api/use-read.ts';
import { Empty } from '#console/kit/empty.tsx';
import { PageBody, PageFrame } from '#console/kit/page-frame.tsx';
import { useMarked } from '#console/kit/use-marked.ts';
import { useMe } from '#console/shell/me.ts';
import { useShop } from '#console/shell/shop.ts';
import { useWords } from '#console/words/use-words.ts';
import { Bulk } from './bulk.tsx';
import { COLUMNS, keyOf, type ColumnKey, type Row } from './columns.tsx';
import { Counts } from './counts.tsx';
import { FilterBar } from './filter-bar.tsx';
import { addressOf, filterOf, queryOf, type View } from './filters.ts';
import { QueueTable } from './queue-table.tsx';
import { useHidden } from './saved.ts';
import { words } from './words.ts';
import './queues.css';

const PAGE = 100;
const PATHS: Readonly<Record<View, string>> = { tasks: '/v1/tasks', cases: '/v1/cases' };

/** What waits, by filters; several tasks at once can be given to somebody. */
export function QueuesPage(): ReactElement {
  const t = useWords(words);
  const { id } = useMe();
  const [, go] = useLocation();
  const shop = useShop();
  const filter = filterOf(useSearch());
  const found = usePages<Row>(PATHS[filter.view], queryOf(filter, shop, PAGE));
  const [hidden, hide] = useHidden(id, filter.view);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const columns = COLUMNS[filter.view].filter((key) => !hidden.includes(key));
  const there = useMemo(() => new Set(found.rows.map(keyOf)), [found.rows]);
  const stillChosen = useMemo(() => new Set([...chosen].filter((key) => there.has(key))), [chosen, there]);
  const marked = useMarked(found.rows.length, (index) => go(`/cases/${found.rows[index]?.caseNo ?? ''}`));
  return (
    <PageFrame title={t('title')} actions={<Columns view={filter.view} hidden={hidden} onHide={hide} />}>
      <Counts />
      <FilterBar
        filter={filter}
        onFilter={(next) => {
          choose(new Set());
          go(addressOf(next), { replace: true });
        }}
      />
      <Flex justify="space-between" align="center" gap="small" wrap className="queue-tools">
        <span className="quiet" role="status">
          {t('shown', { n: found.rows.length, more: found.hasMore ? 'yes' : 'no' })}
          {found.isLoadingMore ? ` · ${t('loading')}` : ''}
        </span>
        {filter.view === 'tasks' ? <Bulk chosen={[...stillChosen]} onDone={() => choose(new Set())} /> : null}
      </Flex>
      <PageBody reading={found}>
        {found.rows.length === 0 ? (
          <Empty says={t('empty')} />
        ) : (
          <QueueTable
            rows={found.rows}
            columns={columns}
            marked={marked}
            chosen={stillChosen}
            onChoose={choose}
            onEnd={found.more}
          />
        )}
      </PageBody>
    </PageFrame>
  );
}

interface ColumnsProps {
  readonly view: View;
  readonly hidden: readonly string[];
  readonly onHide: (hidden: readonly string[]) => void;
}

function Columns({ view, hidden, onHide }: ColumnsProps): ReactElement {
  const t = useWords(words);
  const all: readonly ColumnKey[] = COLUMNS[view];
  const content = (
    <Checkbox.Group
      className="queue-columns"
      value={all.filter((key) => !hidden.includes(key))}
      options={all.map((key) => ({ value: key, label: t(`col.${key}`), disabled: key === 'case' }))}
      onChange={(shown) => onHide(all.filter((key) => !shown.includes(key)))}
    />
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={content}>
      <Button icon={<SettingOutlined />}>{t('columns')}</Button>
    </Popover>
  );
}
