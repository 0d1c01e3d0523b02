import { Flex, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { PageFrame } from '#console/kit/page-frame.tsx';
import { useWords } from '#console/words/use-words.ts';
import { Bring } from './bring.tsx';
import { Before } from './before.tsx';
import { Report } from './report.tsx';
import { words } from './words.ts';

/** A list of requests: checked, brought, and followed line by line (A1). */
export function ImportPage(): ReactElement {
  const t = useWords(words);
  const [shown, setShown] = useState<string>();
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle')}>
      <Flex vertical gap="large">
        <Bring onBrought={setShown} />
        {shown === undefined ? null : <Report id={shown} />}
        <section aria-labelledby="before">
          <Typography.Title level={2} id="before" style={{ fontSize: 16 }}>
            {t('before')}
          </Typography.Title>
          <Before onShow={setShown} />
        </section>
      </Flex>
    </PageFrame>
  );
}
