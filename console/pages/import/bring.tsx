import { UploadOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Select, Upload } from 'antd';
import { useState, type ReactElement } from 'react';
import { addressOf } from '#console/api/client.ts';
import type { ImportReportView } from '#console/api/types.ts';
import { useAct } from '#console/api/use-act.ts';
import { useMe } from '#console/shell/me.ts';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

interface BringProps {
  readonly onBrought: (id: string) => void;
}

/** Choose a file, check it, bring it. */
export function Bring({ onBrought }: BringProps): ReactElement {
  const t = useWords(words);
  const { works } = useMe();
  const { act, isActing } = useAct();
  const [shop, setShop] = useState(works[0]?.shop);
  const [file, setFile] = useState<File>();
  const bring = async (dryRun: boolean): Promise<void> => {
    if (!file) return;
    const path = addressOf('/v1/imports', { shop, name: file.name.slice(0, 200), dryRun });
    const done = await act<ImportReportView>('post', path, new Blob([await file.arrayBuffer()], { type: 'text/csv' }));
    if (done.ok) onBrought(done.value.id);
  };
  return (
    <Card size="small">
      <Flex vertical gap="middle">
        <Flex gap="small" wrap align="flex-start">
          <Select
            aria-label={t('shop')}
            value={shop}
            onChange={setShop}
            options={works.map((one) => ({ value: one.shop, label: one.shop }))}
            style={{ minWidth: 140 }}
          />
          <Upload
            accept=".csv,text/csv"
            maxCount={1}
            beforeUpload={(chosen) => {
              setFile(chosen);
              return false;
            }}
            onRemove={() => setFile(undefined)}
          >
            <Button icon={<UploadOutlined />}>{t('choose')}</Button>
          </Upload>
          <Button disabled={!file} loading={isActing} onClick={() => void bring(true)}>
            {t('check')}
          </Button>
          <Button type="primary" disabled={!file} loading={isActing} onClick={() => void bring(false)}>
            {t('bring')}
          </Button>
        </Flex>
        <span className="quiet">{t('columns')}</span>
      </Flex>
    </Card>
  );
}
