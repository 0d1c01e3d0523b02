import { Form, Input, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import { useState, type ReactElement } from 'react';
import type { ProviderView } from '#console/api/types.ts';
import { useAct } from '#console/api/use-read.ts';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

interface PauseDialogProps {
  readonly port: ProviderView['port'] | undefined;
  readonly onClose: () => void;
}

const HOURS = [1, 4, 24] as const;

/** Stops the calls to an outside system, with a reason and perhaps an end. */
export function PauseDialog({ port, onClose }: PauseDialogProps): ReactElement {
  const t = useWords(words);
  const { act, isActing } = useAct();
  const [why, setWhy] = useState('');
  const [hours, setHours] = useState(0);
  const stop = async (): Promise<void> => {
    const until = hours === 0 ? {} : { until: dayjs().add(hours, 'hour').toISOString() };
    const done = await act(
      'post',
      `/v1/operations/providers/${port}/pause`,
      { why: why.trim(), ...until },
      { done: t('stopped') },
    );
    if (!done.ok) return;
    setWhy('');
    onClose();
  };
  return (
    <Modal
      title={port === undefined ? '' : t('pauseTitle', { port: t(`port.${port}`) })}
      open={port !== undefined}
      onCancel={onClose}
      okText={t('stop')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: why.trim() === '' }}
      confirmLoading={isActing}
      onOk={() => void stop()}
    >
      <p>{t('pauseSays')}</p>
      <Form layout="vertical">
        <Form.Item label={t('why')} htmlFor="pause-why">
          <Input id="pause-why" value={why} maxLength={300} onChange={({ target }) => setWhy(target.value)} />
        </Form.Item>
        <Form.Item label={t('forHow')} htmlFor="pause-hours">
          <Select
            id="pause-hours"
            value={hours}
            onChange={setHours}
            options={[
              { value: 0, label: t('untilSaid') },
              ...HOURS.map((n) => ({ value: n, label: t('hours', { n }) })),
            ]}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
