import { CrownOutlined } from '@ant-design/icons';
import { Descriptions, Flex, Table, Tag } from 'antd';
import type { ReactElement } from 'react';
import { useParams } from 'wouter';
import { useRead } from '#console/api/use-read.ts';
import type { CustomerFile } from '#console/api/types.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { Empty } from '#console/kit/empty.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { plain } from '#console/kit/names.ts';
import { PageFrame } from '#console/kit/page-frame.tsx';
import { useNames } from '#console/kit/use-names.ts';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

/** The file of a customer: tier, wishes, cases before and orders (E5, B1). */
export function CustomerPage(): ReactElement {
  const t = useWords(words);
  const { shop = '', customer = '' } = useParams();
  const found = useRead<CustomerFile>(`/v1/customers/${shop}/${encodeURIComponent(customer)}`);
  return (
    <PageFrame title={t('title', { customer })} subtitle={t('says')} reading={found}>
      {found.data ? <File of={found.data} /> : null}
    </PageFrame>
  );
}

function File({ of }: { readonly of: CustomerFile }): ReactElement {
  const t = useWords(words);
  const { prefers, tier, caseCount, cases } = of;
  return (
    <Flex vertical gap="large">
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, md: 2, xl: 4 }}
        items={[
          { key: 'shop', label: t('shop'), children: of.shop },
          {
            key: 'tier',
            label: t('tier'),
            children:
              tier === 'vip' ? (
                <Tag variant="outlined" icon={<CrownOutlined />}>
                  {t('vip')}
                </Tag>
              ) : (
                t('standard')
              ),
          },
          {
            key: 'prefers',
            label: t('prefers'),
            children: prefers === null ? t('none') : `${plain(prefers.channel)}, ${prefers.locale}`,
          },
          { key: 'cases', label: t('cases'), children: t('all', { n: caseCount }) },
        ]}
      />
      <section aria-label={t('cases')}>
        <h2 className="section-title">{t('cases')}</h2>
        {caseCount > cases.length ? (
          <p className="quiet">{t('newest', { shown: cases.length, n: caseCount })}</p>
        ) : null}
        {cases.length === 0 ? <Empty says={t('noCases')} /> : <Cases of={of} />}
      </section>
      <section aria-label={t('orders')}>
        <h2 className="section-title">{t('orders')}</h2>
        {of.orders.length === 0 ? <Empty says={t('noOrders')} /> : <Orders of={of} />}
      </section>
    </Flex>
  );
}

const said = (value: string | null): string => (value === null ? '—' : plain(value));

function Cases({ of: { cases, shop } }: { readonly of: CustomerFile }): ReactElement {
  const t = useWords(words);
  const name = useNames();
  return (
    <Table
      size="small"
      rowKey="caseNo"
      dataSource={[...cases]}
      pagination={{ pageSize: 25, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('caseNo'), render: (_, { caseNo }) => <CaseLink caseNo={caseNo} /> },
        { title: t('order'), dataIndex: 'order', className: 'figures' },
        { title: t('problem'), render: (_, { problem }) => said(problem) },
        { title: t('remedy'), render: (_, { remedy }) => said(remedy) },
        { title: t('stage'), render: (_, { stage }) => name('stage', stage) },
        { title: t('outcome'), render: (_, { outcome }) => said(outcome) },
        { title: t('opened'), render: (_, { openedAt }) => <Moment at={openedAt} shop={shop} show="absolute" /> },
        { title: t('closed'), render: (_, { closedAt }) => <Moment at={closedAt} shop={shop} show="absolute" /> },
      ]}
    />
  );
}

function Orders({ of: { orders, shop } }: { readonly of: CustomerFile }): ReactElement {
  const t = useWords(words);
  return (
    <Table
      size="small"
      rowKey="order"
      dataSource={[...orders]}
      pagination={{ pageSize: 25, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: t('order'), dataIndex: 'order', className: 'figures' },
        { title: t('status'), render: (_, { status }) => plain(status) },
        { title: t('placed'), render: (_, { placedAt }) => <Moment at={placedAt} shop={shop} show="absolute" /> },
      ]}
    />
  );
}
