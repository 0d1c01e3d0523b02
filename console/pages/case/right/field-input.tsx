import { Form, Input, Radio, Select } from 'antd';
import type { ReactElement } from 'react';
import { useLocale } from '#console/words/use-locale.ts';
import type { Field } from './form-field.ts';

interface FieldInputProps {
  readonly field: Field;
  readonly value: string;
  readonly currency: string | undefined;
  readonly onChange: (value: string) => void;
}

/** How many choices are still shown side by side. */
const FEW = 3;

/** One field of an act, found by its label. */
export function FieldInput({ field, value, currency, onChange }: FieldInputProps): ReactElement {
  const locale = useLocale();
  const label = field.label[locale === 'en' ? 0 : 1];
  const id = `act-${field.path.replaceAll('.', '-')}`;
  const shared = { id, value, 'aria-required': field.required === true };
  return (
    <Form.Item label={label} htmlFor={id} required={field.required === true}>
      {isChoice(field) ? (
        <Choice field={field} id={id} label={label} value={value} onChange={onChange} />
      ) : field.kind === 'long' || field.kind === 'lines' ? (
        <Input.TextArea {...shared} rows={3} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <Input
          {...shared}
          type={TYPES[field.kind] ?? 'text'}
          {...(field.kind === 'money' ? { inputMode: 'decimal', suffix: currency ?? '' } : {})}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Form.Item>
  );
}

const isChoice = ({ kind }: Field): boolean => kind === 'choice' || kind === 'yesNo';
const TYPES: Readonly<Record<string, string>> = { moment: 'datetime-local', number: 'number' };

interface ChoiceProps extends Omit<FieldInputProps, 'currency'> {
  readonly id: string;
  readonly label: string;
}

function Choice({ field, id, label, value, onChange }: ChoiceProps): ReactElement {
  const locale = useLocale();
  const options = (field.options ?? []).map((one) => ({ value: one.value, label: one.label[locale === 'en' ? 0 : 1] }));
  return options.length <= FEW ? (
    <Radio.Group
      id={id}
      aria-label={label}
      options={options}
      value={value === '' ? null : value}
      onChange={(event) => onChange(String(event.target.value))}
    />
  ) : (
    <Select
      id={id}
      aria-label={label}
      options={options}
      value={value === '' ? null : value}
      onChange={(chosen: string | null) => onChange(chosen ?? '')}
      allowClear={field.required !== true}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}
