import { DownloadOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import type { ReactElement } from 'react';
import { addressOf, type Query } from '#console/api/client.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

const FORMATS = ['csv', 'xlsx'] as const;

interface DownloadsProps {
  readonly path: string;
  readonly query: Query;
}

/** What is shown, as a file: CSV or Excel, with heads in the person's language. */
export function Downloads({ path, query }: DownloadsProps): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  return (
    <Space>
      {FORMATS.map((format) => (
        <Button
          key={format}
          icon={<DownloadOutlined />}
          href={addressOf(path, { ...query, format, locale })}
          aria-label={t('take', { format: t(format) })}
          download
        >
          {t(format)}
        </Button>
      ))}
    </Space>
  );
}
