import { Flex } from 'antd';
import type { ReactElement } from 'react';
import type { InboundItemView } from '#console/api/types.ts';
import { usePages } from '#console/api/use-read.ts';
import { Empty } from '#console/kit/empty.tsx';
import { More } from '#console/kit/more.tsx';
import { PageFrame } from '#console/kit/page-frame.tsx';
import { useWords } from '#console/words/use-words.ts';
import { ItemCard } from './item-card.tsx';
import { words } from './words.ts';

/** Messages that nobody could sort: each becomes a case, goes to one, or is left (A1). */
export function InboxMailPage(): ReactElement {
  const t = useWords(words);
  const items = usePages<InboundItemView>('/v1/inbound/items');
  const { isPending, error, refetch } = items;
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle')} reading={{ isPending, error, refetch }}>
      {items.rows.length === 0 ? (
        <Empty says={t('none')} />
      ) : (
        <Flex vertical gap="middle">
          {items.rows.map((item) => (
            <ItemCard key={item.id} item={item} />
          ))}
          <More of={items} />
        </Flex>
      )}
    </PageFrame>
  );
}
