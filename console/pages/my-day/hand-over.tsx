import { App, Form, Input, Modal, Select } from 'antd';
import type { ReactElement } from 'react';
import type { PageOf } from '#console/api/page.ts';
import type { StaffView } from '#console/api/types.ts';
import { useAct, useRead } from '#console/api/use-read.ts';
import { useNames } from '#console/kit/use-names.ts';
import { useMe } from '#console/shell/me.ts';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

interface Wish {
  readonly to?: string;
  readonly reason: string;
}

interface Report {
  readonly tasks: readonly { readonly outcome: string; readonly code: string | null }[];
}

interface HandOverProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The end of a shift: all that is mine goes to a colleague or back to the queues, with a note that stays on record. */
export function HandOver({ isOpen, onClose }: HandOverProps): ReactElement {
  const t = useWords(words);
  const name = useNames();
  const { id } = useMe();
  const { message } = App.useApp();
  const { act, isActing } = useAct();
  const [form] = Form.useForm<Wish>();
  const staff = useRead<PageOf<StaffView>>('/v1/staff', { active: true, limit: 200 }, { enabled: isOpen });
  const give = async ({ to, reason }: Wish): Promise<void> => {
    const done = await act<Report>('post', `/v1/staff/${id}/hand-over`, { reason, ...(to ? { to } : {}) });
    if (!done.ok) return;
    const left = done.value.tasks.filter(({ outcome }) => outcome === 'refused' || outcome === 'later');
    void message.success(t('handed', { n: done.value.tasks.length - left.length }));
    const codes = [...new Set(left.map(({ code }) => code ?? '?'))].join(', ');
    if (left.length > 0) void message.warning(t('left', { n: left.length, codes }));
    onClose();
  };
  const people = (staff.data?.data ?? [])
    .filter((one) => one.id !== id)
    .map((one) => ({ value: one.id, label: `${one.name} · ${name('role', one.role)}` }));
  return (
    <Modal
      title={t('handOver')}
      open={isOpen}
      onCancel={onClose}
      okText={t('give')}
      cancelText={t('cancel')}
      confirmLoading={isActing}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <Form form={form} layout="vertical" onFinish={(wish: Wish) => void give(wish)}>
        <Form.Item label={t('to')} name="to">
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('queues')} options={people} />
        </Form.Item>
        <Form.Item label={t('reason')} name="reason" rules={[{ required: true }]}>
          <Input.TextArea rows={3} maxLength={500} placeholder={t('reasonHint')} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
