import { Typography } from 'antd';
import type { ReactElement } from 'react';
import type { FigureView } from '#console/api/types.ts';
import { told } from '#console/kit/bilingual.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

/** What a figure counts, in the words of its definition. */
export function Definition({ of }: { readonly of: FigureView }): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  return (
    <Typography.Paragraph style={{ maxWidth: '90ch', margin: 0 }}>
      <strong>{t('definition')}</strong>: {told(of.definition, locale)}{' '}
      <span className="quiet">
        ({t('cites')}: {of.cites.join(', ')})
      </span>
    </Typography.Paragraph>
  );
}
