import { Table } from 'antd';
import type { ReactElement } from 'react';
import type { PolicyTrial } from '#console/api/types.ts';
import { told } from '#console/kit/bilingual.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { moneyText } from '#console/kit/money.tsx';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { termOf } from './terms.ts';
import { words } from './trial-words.ts';

type Tried = PolicyTrial['differing'][number];

/** Each case whose decision, cost or deadlines would differ, with what was said and what would be. */
export function TriedCases({ of }: { readonly of: readonly Tried[] }): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const cost = ({ costDifference: amount, currency }: Tried): string =>
    amount === null ? '?' : amount === 0 ? '—' : `${amount > 0 ? '+' : ''}${moneyText({ amount, currency }, locale)}`;
  return (
    <section>
      <h2 className="section-title">{t('each')}</h2>
      <Table<Tried>
        size="small"
        rowKey={({ caseNo, decision }) => `${caseNo}/${decision}`}
        dataSource={of.toSorted((a, b) => b.requestedAt.localeCompare(a.requestedAt))}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 760 }}
        columns={[
          { title: t('caseNo'), render: (_, { caseNo }) => <CaseLink caseNo={caseNo} /> },
          {
            title: t('requested'),
            render: (_, { requestedAt, shop }) => <Moment at={requestedAt} shop={shop} show="absolute" />,
          },
          { title: t('was'), render: (_, { was }) => <Answer of={was} /> },
          { title: t('would'), render: (_, one) => (one.decisionDiffers ? <Answer of={one.would} /> : t('unchanged')) },
          { title: t('difference'), align: 'right', className: 'figures', render: (_, one) => cost(one) },
          {
            title: t('deadlines'),
            render: (_, { deadlines, shop }) =>
              deadlines.length === 0
                ? '—'
                : deadlines.map(({ name, was, would }) => (
                    <div key={name}>
                      {termOf(name, locale)}: <Moment at={was} shop={shop} show="absolute" /> →{' '}
                      <Moment at={would} shop={shop} show="absolute" />
                    </div>
                  )),
          },
        ]}
      />
    </section>
  );
}

function Answer({ of }: { readonly of: Tried['was'] }): ReactElement {
  const locale = useLocale();
  return (
    <>
      <div>{of.what}</div>
      <div className="quiet">
        {told(of.says, locale)} (<code>{of.rule}</code>)
      </div>
    </>
  );
}
