import { WarningOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

/** How sure a value is: read in the law, general knowledge nobody has checked, or our own choice. */
export function SourceTag({ source }: { readonly source: string }): ReactElement {
  const t = useWords(words);
  if (source !== 'verified' && source !== 'K' && source !== 'ours') return <span>—</span>;
  return (
    <Tag variant="outlined" icon={source === 'K' ? <WarningOutlined /> : undefined}>
      {t(source)}
    </Tag>
  );
}
