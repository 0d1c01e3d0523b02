import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useWords, type Words } from '#console/words/use-words.ts';

const words = {
  en: {
    more: 'Show more',
    all: '{n, plural, one {# line} other {# lines}}, that is all',
    some: '{n, plural, one {# line} other {# lines}} so far',
  },
  'zh-CN': { more: '显示更多', all: '共 {n} 条', some: '已显示 {n} 条' },
} satisfies Words;

interface MoreProps {
  readonly of: {
    readonly rows: readonly unknown[];
    readonly hasMore: boolean;
    readonly isLoadingMore: boolean;
    readonly more: () => void;
  };
}

/** The end of a long list: how much of it is there, and the next page. */
export function More({ of }: MoreProps): ReactElement {
  const t = useWords(words);
  return (
    <p className="list-end">
      <span className="quiet figures">{t(of.hasMore ? 'some' : 'all', { n: of.rows.length })}</span>{' '}
      {of.hasMore ? (
        <Button onClick={of.more} loading={of.isLoadingMore}>
          {t('more')}
        </Button>
      ) : null}
    </p>
  );
}
