import { Alert, Button, Flex, Input, Radio } from 'antd';
import { useState, type ReactElement } from 'react';
import { useWords } from '#console/words/use-words.ts';
import { drawerWords } from './drawer-words.ts';
import type { Recordable } from './outcomes.ts';
import { Said, useSaid } from './said.tsx';

interface RecordFormProps {
  readonly recordable: Recordable;
  readonly isActing: boolean;
  readonly onRecord: (said: { readonly outcome: unknown; readonly evidence: string }) => void;
}

/** What happened in place of a step, with what proves it. */
export function RecordForm({ recordable, isActing, onRecord }: RecordFormProps): ReactElement {
  const t = useWords(drawerWords);
  const { outcomes, asksRef, body } = recordable;
  const [outcome, setOutcome] = useState(outcomes[0]);
  const [ref, setRef] = useState('');
  const evidence = useSaid();
  const record = (): void => {
    if (!evidence.isThere()) return;
    onRecord({ outcome: body(outcome, ref.trim() === '' ? undefined : ref.trim()), evidence: evidence.text });
  };
  return (
    <section aria-label={t('record')}>
      <Flex vertical gap="small">
        <h3 className="finance-part">{t('record')}</h3>
        <Alert type="info" showIcon title={t('effectRecord')} />
        <Radio.Group
          aria-label={t('outcome')}
          value={outcome}
          onChange={(event) => setOutcome(outcomes.find((one) => one === event.target.value) ?? outcome)}
          options={outcomes.map((one) => ({ value: one, label: t(`r_${one}`) }))}
        />
        {asksRef ? (
          <label>
            {t('ref')}
            <Input value={ref} maxLength={100} onChange={(event) => setRef(event.target.value)} />
          </label>
        ) : null}
        <Said of={evidence} label={t('evidence')} hint={t('evidenceHint')} missing={t('evidenceMissing')} rows={2} />
        <div>
          <Button loading={isActing} onClick={record}>
            {t('confirmRecord')}
          </Button>
        </div>
      </Flex>
    </section>
  );
}
