import { PaperClipOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { Card, Flex, Tag, Typography } from 'antd';
import type { ReactElement } from 'react';
import type { InboundItemView } from '#console/api/types.ts';
import { Moment } from '#console/kit/moment.tsx';
import { useWords } from '#console/words/use-words.ts';
import { ItemActs } from './item-acts.tsx';
import { words } from './words.ts';

/** One message: who wrote what and when, why it waits, and what can be done with it. */
export function ItemCard({ item }: { readonly item: InboundItemView }): ReactElement {
  const t = useWords(words);
  const { id, subject, text, from, why, shop, receivedAt, files } = item;
  const sender = [from.name, from.address].filter((part) => part !== null).join(' · ');
  return (
    <Card size="small">
      <Flex vertical gap="small">
        <Flex justify="space-between" gap="small" wrap>
          <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
            {subject || t('noSubject')}
          </Typography.Title>
          {why === null ? null : <Tag icon={<QuestionCircleOutlined />}>{t(why)}</Tag>}
        </Flex>
        <span className="quiet">
          {t('from')} {sender || t('unknown')} · <Moment at={receivedAt} shop={shop ?? undefined} />
        </span>
        <Typography.Paragraph style={{ whiteSpace: 'pre-wrap', margin: 0 }} ellipsis={{ rows: 6, expandable: true }}>
          {text || t('noText')}
        </Typography.Paragraph>
        {files.length === 0 ? null : (
          <Flex gap="middle" wrap>
            {files.map((ref, n) => (
              <a key={ref} href={`/v1/inbound/items/${id}/files/${ref.replace('evidence:', '')}`}>
                <PaperClipOutlined /> {t('file', { n: n + 1 })}
              </a>
            ))}
          </Flex>
        )}
        <ItemActs item={item} />
      </Flex>
    </Card>
  );
}
