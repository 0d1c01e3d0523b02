import { Card, Form, Input, Select } from 'antd';
import type { ReactElement } from 'react';
import { useCaseNames, type CaseTable } from '#console/pages/case/case-names.ts';
import { CHANNELS } from '#console/pages/case/more-name-tables.ts';
import { PROBLEMS, WISHES } from '#console/pages/case/name-tables.ts';
import { useWords } from '#console/words/use-words.ts';
import type { FormProps } from './form-props.ts';
import { words } from './words.ts';

const LOCALES = [
  { value: 'en', label: 'English' },
  { value: 'zh-CN', label: '简体中文' },
  { value: 'zh-TW', label: '繁體中文' },
];

/** What troubles the customer, what they want, where they told it, in their words. */
export function RequestCard({ draft, set }: FormProps): ReactElement {
  const t = useWords(words);
  const name = useCaseNames();
  const options = (table: CaseTable, of: object) =>
    Object.keys(of).map((value) => ({ value, label: name(table, value) }));
  const select = (key: 'channel' | 'problem' | 'wish' | 'locale', choices: { value: string; label: string }[]) => (
    <Form.Item label={t(key)} htmlFor={`new-${key}`}>
      <Select
        id={`new-${key}`}
        aria-label={t(key)}
        value={draft[key] === '' ? null : draft[key]}
        onChange={(value: string | undefined) => set({ [key]: value ?? '' })}
        options={choices}
        allowClear={key !== 'channel'}
        showSearch={{ optionFilterProp: 'label' }}
      />
    </Form.Item>
  );
  return (
    <Card size="small" title={<h2 className="new-case-title">{t('request')}</h2>}>
      <Form layout="vertical">
        {select('channel', options('channel', CHANNELS))}
        {select('problem', options('problem', PROBLEMS))}
        {select('wish', options('wish', WISHES))}
        <Form.Item label={t(draft.problem === 'question' ? 'question' : 'symptom')} htmlFor="new-symptom">
          <Input.TextArea
            id="new-symptom"
            rows={4}
            value={draft.symptom}
            onChange={(event) => set({ symptom: event.target.value })}
          />
        </Form.Item>
        {draft.wish === 'exchange' ? (
          <Form.Item label={t('payWith')} htmlFor="new-pay-with">
            <Input id="new-pay-with" value={draft.payWith} onChange={(event) => set({ payWith: event.target.value })} />
          </Form.Item>
        ) : null}
        {select('locale', LOCALES)}
      </Form>
    </Card>
  );
}
