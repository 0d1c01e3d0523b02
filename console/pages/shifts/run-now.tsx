import { PlayCircleOutlined } from '@ant-design/icons';
import { Button, Form, Modal, Select } from 'antd';
import { useState, type ReactElement } from 'react';
import { useAct } from '#console/api/use-read.ts';
import { RUN_KINDS } from '#domain/day/runs.ts';
import { useMe } from '#console/shell/me.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { runName } from './run-names.ts';
import { words } from './words.ts';

interface Run {
  readonly shop: string;
  readonly kind: string;
}

/** Has a part of the day run now; says first what that does. */
export function RunNow(): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const { works } = useMe();
  const { act, isActing } = useAct();
  const [isOpen, setOpen] = useState(false);
  const run = async (wish: Run): Promise<void> => {
    if ((await act('post', '/v1/digests/run', wish, { done: t('asked') })).ok) setOpen(false);
  };
  return (
    <>
      <Button icon={<PlayCircleOutlined />} onClick={() => setOpen(true)}>
        {t('now')}
      </Button>
      <Modal
        open={isOpen}
        title={t('nowTitle')}
        okText={t('confirm')}
        cancelText={t('cancel')}
        okButtonProps={{ htmlType: 'submit', form: 'run-now', loading: isActing }}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>{t('effect')}</p>
        <Form<Run>
          id="run-now"
          layout="vertical"
          initialValues={{ shop: works[0]?.shop, kind: 'opening' }}
          onFinish={(wish) => void run(wish)}
        >
          <Form.Item name="shop" label={t('shop')} rules={[{ required: true }]}>
            <Select options={works.map(({ shop }) => ({ value: shop, label: shop }))} />
          </Form.Item>
          <Form.Item name="kind" label={t('run')} rules={[{ required: true }]}>
            <Select options={RUN_KINDS.map((value) => ({ value, label: runName(value, locale) }))} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
