import { ScheduleOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, Modal } from 'antd';
import { useState, type ReactElement } from 'react';
import { useAct } from '#console/api/use-read.ts';
import { useNow } from '#console/kit/use-now.ts';
import type { Background, CaseView } from '#console/pages/case/case-types.ts';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

interface PromiseButtonProps {
  readonly view: CaseView;
  readonly background: Background | undefined;
}

interface Promised {
  readonly what: string;
  readonly dueAt: string;
}

const HOUR = 3_600_000;
const IN_ADVANCE = 24 * HOUR;

/** What the customer is promised and until when: watched from then on (E6). */
export function PromiseButton({ view, background }: PromiseButtonProps): ReactElement {
  const t = useWords(words);
  const [isOpen, setOpen] = useState(false);
  const { act, isActing } = useAct();
  const [form] = Form.useForm<Promised>();
  const clock = useNow();
  const now = Math.max(clock, background ? Date.parse(background.now) : 0);
  const promise = async ({ what, dueAt }: Promised): Promise<void> => {
    const body = { what, dueAt: new Date(dueAt).toISOString() };
    const { ok } = await act('post', `/v1/cases/${view.caseNo}/promises`, body, { done: t('promised') });
    if (!ok) return;
    setOpen(false);
    form.resetFields();
  };
  return (
    <>
      <Button size="small" icon={<ScheduleOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('promise')}
      </Button>
      <Modal
        open={isOpen}
        title={t('promiseTitle')}
        okText={t('promiseDo')}
        cancelText={t('cancel')}
        confirmLoading={isActing}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <Form
          form={form}
          layout="vertical"
          initialValues={{ dueAt: localText(now + IN_ADVANCE) }}
          onFinish={(values: Promised) => void promise(values)}
        >
          <Fields now={now} />
        </Form>
      </Modal>
    </>
  );
}

function Fields({ now }: { readonly now: number }): ReactElement {
  const t = useWords(words);
  return (
    <>
      <Form.Item name="what" label={t('promiseWhat')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
      <Flex gap="small">
        <Form.Item
          name="dueAt"
          label={t('promiseWhen')}
          rules={[
            { required: true },
            {
              validator: async (_rule, at: string) =>
                Date.parse(at) > now ? undefined : Promise.reject(new Error(t('tooEarly'))),
            },
          ]}
        >
          <Input type="datetime-local" />
        </Form.Item>
      </Flex>
    </>
  );
}

/** An instant as a field for date and time holds it, by the reader's own clock. */
function localText(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
