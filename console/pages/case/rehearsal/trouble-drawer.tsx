import { Button, Drawer, Flex, Form, InputNumber, Radio, Select, Tag } from 'antd';
import type { ReactElement } from 'react';
import { useAct } from '#console/api/use-read.ts';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { useWords } from '#console/words/use-words.ts';
import { CALLS, CALL_FAULTS, PORTS, WEBHOOK_FAULTS } from './faults.ts';
import { useTroubles, type Trouble } from './use-troubles.ts';
import { words } from './words.ts';

interface TroubleDrawerProps {
  readonly caseNo: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

interface Wish {
  readonly sort: 'call' | 'webhook';
  readonly call: (typeof CALLS)[number];
  readonly webhooksOf: (typeof PORTS)[number];
  readonly fault: keyof (typeof words)['en'];
  readonly times: number | null;
}

/** Makes the world around one order go wrong, call by call, and right again. */
export function TroubleDrawer({ caseNo, isOpen, onClose }: TroubleDrawerProps): ReactElement {
  const t = useWords(words);
  return (
    <Drawer open={isOpen} onClose={onClose} title={t('troubles')}>
      <Flex vertical gap="middle">
        <span className="quiet">{t('only')}</span>
        <SwitchedOn caseNo={caseNo} />
        <NewTrouble caseNo={caseNo} />
      </Flex>
    </Drawer>
  );
}

function SwitchedOn({ caseNo }: { readonly caseNo: string }): ReactElement {
  const t = useWords(words);
  const troubles = useTroubles(caseNo);
  const { act, isActing } = useAct();
  if (troubles.error) return <ProblemBox problem={troubles.error} onRetry={() => void troubles.refetch()} />;
  const on = troubles.data?.data ?? [];
  return (
    <section aria-label={t('on')}>
      <h3 className="small-title">{t('on')}</h3>
      {on.length === 0 ? <span className="quiet">{t('noneOn')}</span> : null}
      <ul className="plain-list">
        {on.map((one) => (
          <li key={one.id}>
            <Flex justify="space-between" align="center" gap="small">
              <TroubleText trouble={one} />
              <Button
                size="small"
                disabled={isActing}
                onClick={() => void act('post', `/v1/cases/${caseNo}/troubles/${one.id}/clear`)}
              >
                {t('switchOff')}
              </Button>
            </Flex>
          </li>
        ))}
      </ul>
    </section>
  );
}

function TroubleText({
  trouble: { port, operation, fault, times, everywhere },
}: {
  readonly trouble: Trouble;
}): ReactElement {
  const t = useWords(words);
  const what = operation === 'webhook' ? `${port} · ${t('webhook')}` : operation;
  const how = Object.hasOwn(words.en, fault) ? t(fault as keyof (typeof words)['en']) : fault;
  return (
    <span>
      <code>{what}</code> · {how}
      {times === null ? null : ` × ${times}`} {everywhere ? <Tag>{t('everywhere')}</Tag> : null}
    </span>
  );
}

const START: Wish = { sort: 'call', call: 'payments.refund', webhooksOf: 'carrier', fault: 'refuse', times: 1 };

function NewTrouble({ caseNo }: { readonly caseNo: string }): ReactElement {
  const t = useWords(words);
  const { act, isActing } = useAct();
  const [form] = Form.useForm<Wish>();
  const sort = Form.useWatch('sort', form) ?? 'call';
  const switchOn = ({ sort: of, call, webhooksOf, fault, times }: Wish): Promise<unknown> => {
    const what = of === 'call' ? { call } : { webhooksOf };
    return act('post', `/v1/cases/${caseNo}/troubles`, { ...what, fault, ...(times ? { times } : {}) });
  };
  const faults = sort === 'call' ? CALL_FAULTS : WEBHOOK_FAULTS;
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={START}
      onFinish={(wish: Wish) => void switchOn(wish)}
      className="rehearsal-form"
    >
      <Form.Item name="sort" label={t('sort')}>
        <Radio.Group
          optionType="button"
          options={[
            { value: 'call', label: t('call') },
            { value: 'webhook', label: t('webhook') },
          ]}
          onChange={({ target }) =>
            form.setFieldValue('fault', target.value === 'call' ? CALL_FAULTS[0] : WEBHOOK_FAULTS[0])
          }
        />
      </Form.Item>
      <Form.Item name="call" label={t('operation')} hidden={sort !== 'call'}>
        <Select showSearch options={CALLS.map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item name="webhooksOf" label={t('port')} hidden={sort === 'call'}>
        <Select options={PORTS.map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item name="fault" label={t('fault')}>
        <Select options={faults.map((value) => ({ value, label: t(value) }))} />
      </Form.Item>
      <Form.Item name="times" label={t('times')} extra={t('timesHint')}>
        <InputNumber min={1} max={1000} />
      </Form.Item>
      <Button htmlType="submit" loading={isActing}>
        {t('switchOn')}
      </Button>
    </Form>
  );
}
