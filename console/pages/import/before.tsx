import { Button, Flex, Skeleton, Tag } from 'antd';
import type { ReactElement } from 'react';
import type { ImportSummaryView } from '#console/api/types.ts';
import { usePages } from '#console/api/use-read.ts';
import { Empty } from '#console/kit/empty.tsx';
import { Moment } from '#console/kit/moment.tsx';
import { More } from '#console/kit/more.tsx';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

interface BeforeProps {
  readonly onShow: (id: string) => void;
}

/** The lists that were brought before, the newest first. */
export function Before({ onShow }: BeforeProps): ReactElement {
  const t = useWords(words);
  const lists = usePages<ImportSummaryView>('/v1/imports', { limit: 20 });
  if (lists.isPending) return <Skeleton active />;
  if (lists.error) return <ProblemBox problem={lists.error} onRetry={lists.refetch} />;
  if (lists.rows.length === 0) return <Empty says={t('none')} />;
  return (
    <Flex vertical gap="small">
      {lists.rows.map(({ id, name, shop, at, dryRun, lines, valid, opened, same, refused }) => (
        <Flex key={id} gap="middle" wrap align="center">
          <Button size="small" onClick={() => onShow(id)} aria-label={`${t('show')} ${name ?? id}`}>
            {t('show')}
          </Button>
          <strong>{name ?? t('unnamed')}</strong>
          <span className="quiet">
            {shop} · <Moment at={at} shop={shop} />
          </span>
          {dryRun ? <Tag>{t('trial')}</Tag> : null}
          <span className="figures">{t(dryRun ? 'checked' : 'done', { lines, valid, opened, same, refused })}</span>
        </Flex>
      ))}
      <More of={lists} />
    </Flex>
  );
}
