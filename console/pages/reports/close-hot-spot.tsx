import { Button, Form, Input, Modal, Select } from 'antd';
import { useState, type ReactElement } from 'react';
import { useAct } from '#console/api/use-read.ts';
import type { HotSpotView } from '#console/api/types.ts';
import { HOT_SPOT_CAUSES } from '#domain/figures/hot-spot.ts';
import { useWords } from '#console/words/use-words.ts';
import { words } from './hot-spot-words.ts';

interface Closing {
  readonly cause: string;
  readonly note: string;
}

/** Closes a hot spot with what it came from; says first what that does. */
export function CloseHotSpot({ of }: { readonly of: HotSpotView }): ReactElement {
  const t = useWords(words);
  const { act, isActing } = useAct();
  const [isOpen, setOpen] = useState(false);
  const close = async (closing: Closing): Promise<void> => {
    const { ok } = await act('post', `/v1/hot-spots/${of.id}/close`, closing, { done: t('done') });
    if (ok) setOpen(false);
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('close')}
      </Button>
      <Modal
        open={isOpen}
        title={t('closeTitle', { name: of.name })}
        okText={t('confirm')}
        cancelText={t('cancel')}
        okButtonProps={{ htmlType: 'submit', form: `close-${of.id}`, loading: isActing }}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>{t('effect')}</p>
        <Form<Closing> id={`close-${of.id}`} layout="vertical" onFinish={(closing) => void close(closing)}>
          <Form.Item name="cause" label={t('from')} rules={[{ required: true }]}>
            <Select options={HOT_SPOT_CAUSES.map((value) => ({ value, label: t(value) }))} />
          </Form.Item>
          <Form.Item name="note" label={t('note')} rules={[{ required: true, whitespace: true }]}>
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
