import { Table, Tag } from 'antd';
import type { ReactElement } from 'react';
import type { FoundCase } from '#console/api/types.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { plain } from '#console/kit/names.ts';
import { useNames } from '#console/kit/use-names.ts';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

/** What was found, each with why it matched. */
export function FoundList({ of }: { readonly of: readonly FoundCase[] }): ReactElement {
  const t = useWords(words);
  const name = useNames();
  return (
    <Table<FoundCase>
      size="small"
      rowKey="caseNo"
      dataSource={[...of]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('caseNo'), render: (_, { caseNo }) => <CaseLink caseNo={caseNo} /> },
        { title: t('why'), render: (_, found) => <Matched of={found} /> },
        { title: t('order'), dataIndex: 'order', className: 'figures' },
        { title: t('shop'), dataIndex: 'shop' },
        { title: t('kind'), render: (_, { kind }) => (kind === null ? '—' : name('kind', kind)) },
        { title: t('stage'), render: (_, { stage }) => <Tag variant="outlined">{name('stage', stage)}</Tag> },
        { title: t('outcome'), render: (_, { outcome }) => (outcome === null ? '—' : plain(outcome)) },
        { title: t('opened'), render: (_, { openedAt, shop }) => <Moment at={openedAt} shop={shop} show="absolute" /> },
        { title: t('closed'), render: (_, { closedAt, shop }) => <Moment at={closedAt} shop={shop} show="absolute" /> },
      ]}
    />
  );
}

/** By what a case was found, and the place in the words. */
function Matched({ of: { by, snippet } }: { readonly of: FoundCase }): ReactElement {
  const t = useWords(words);
  return (
    <div style={{ maxWidth: 420, whiteSpace: 'normal' }}>
      <span className="quiet">{t(by)}</span>
      {snippet === null ? null : (
        <div>
          {snippet.before}
          <mark>{snippet.match}</mark>
          {snippet.after}
        </div>
      )}
    </div>
  );
}
