import { UploadOutlined } from '@ant-design/icons';
import { Button, Card, Form, Input, Tag } from 'antd';
import { useRef, type ReactElement } from 'react';
import { addressOf } from '#console/api/client.ts';
import { useAct } from '#console/api/use-act.ts';
import { useWords } from '#console/words/use-words.ts';
import type { FormProps } from './form-props.ts';
import { words } from './words.ts';

/** By which the customer is reached, and what they can show. */
export function ContactCard({ draft, set }: FormProps): ReactElement {
  const t = useWords(words);
  const input = (key: 'name' | 'email' | 'phone', type: string) => (
    <Form.Item label={t(key)} htmlFor={`new-${key}`}>
      <Input
        id={`new-${key}`}
        type={type}
        autoComplete="off"
        value={draft[key]}
        onChange={(event) => set({ [key]: event.target.value })}
      />
    </Form.Item>
  );
  return (
    <Card size="small" title={<h2 className="new-case-title">{t('contact')}</h2>}>
      <Form layout="vertical">
        {input('name', 'text')}
        {input('email', 'email')}
        {input('phone', 'tel')}
      </Form>
      <Evidence {...{ draft, set }} />
    </Card>
  );
}

function Evidence({ draft, set }: FormProps): ReactElement {
  const t = useWords(words);
  const { act, isActing } = useAct();
  const picker = useRef<HTMLInputElement>(null);
  const add = async (files: readonly File[]): Promise<void> => {
    const kept: { ref: string; name: string }[] = [];
    for (const file of files) {
      const path = addressOf('/v1/evidence', { shop: draft.shop, name: file.name });
      const done = await act<{ ref: string }>('post', path, file);
      if (done.ok) kept.push({ ref: done.value.ref, name: file.name });
    }
    set({ files: [...draft.files, ...kept] });
  };
  return (
    <section aria-label={t('evidence')}>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('upload')}
        onChange={(event) => void add([...(event.target.files ?? [])])}
      />
      <Button icon={<UploadOutlined />} loading={isActing} onClick={() => picker.current?.click()}>
        {t('upload')}
      </Button>{' '}
      {draft.files.map(({ ref, name }) => (
        <Tag
          key={ref}
          closable={{ 'aria-label': t('remove', { name }) }}
          onClose={() => set({ files: draft.files.filter((one) => one.ref !== ref) })}
        >
          {name}
        </Tag>
      ))}
    </section>
  );
}
