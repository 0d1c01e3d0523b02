import { SendOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Input, Radio, Select } from 'antd';
import { useState, type ReactElement } from 'react';
import { useAct } from '#console/api/use-read.ts';
import { versionTag } from '#console/api/client.ts';
import type { Background, CaseView } from '#console/pages/case/case-types.ts';
import { useMe } from '#console/shell/me.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { PromiseButton } from './promise-button.tsx';
import { replyKinds } from './reply-kinds.ts';
import { ReplyPreview } from './reply-preview.tsx';
import { REPLY_TEMPLATES, templateText, type ReplyKind } from './reply-templates.ts';
import { words } from './words.ts';

interface ComposerProps {
  readonly view: CaseView;
  readonly background: Background | undefined;
}

/** Where a person writes to the customer: with templates, what it does, and how it will look. */
export function Composer({ view, background }: ComposerProps): ReactElement {
  const t = useWords(words);
  const { may } = useMe();
  const kinds = replyKinds(view);
  return (
    <Card
      size="small"
      title={<h2 className="block-title">{t('reply')}</h2>}
      extra={may('makePromise') && kinds.length > 0 ? <PromiseButton view={view} background={background} /> : null}
    >
      {!may('replyToCustomer') ? (
        <span className="quiet">{t('cannot')}</span>
      ) : kinds.length === 0 ? (
        <Alert type="info" showIcon title={t('closed')} />
      ) : (
        <Writing view={view} background={background} kinds={kinds} />
      )}
    </Card>
  );
}

function Writing({ view, background, kinds }: ComposerProps & { readonly kinds: readonly ReplyKind[] }): ReactElement {
  const t = useWords(words);
  const { act, isActing } = useAct();
  const [text, setText] = useState('');
  const [wanted, setKind] = useState<ReplyKind>('between');
  const kind = kinds.includes(wanted) ? wanted : 'between';
  const isEmpty = text.trim() === '';
  const send = async (): Promise<void> => {
    const body = { text, closes: kind === 'closes', ...(kind === 'awaits' ? { awaits: true } : {}) };
    const { ok } = await act('post', `/v1/cases/${view.caseNo}/replies`, body, {
      ifMatch: versionTag(view.version),
      done: t('replied'),
    });
    if (ok) setText('');
  };
  return (
    <Flex vertical gap="small">
      <Templates
        view={view}
        background={background}
        onPick={(piece, of) => {
          setText(text === '' ? piece : `${text}\n\n${piece}`);
          setKind(of);
        }}
      />
      <Input.TextArea
        aria-label={t('text')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isEmpty && !isActing) void send();
        }}
        autoSize={{ minRows: 3, maxRows: 10 }}
        maxLength={4000}
        placeholder={t('textHint', { locale: background?.person?.locale ?? view.request.locale })}
      />
      <SendRow
        kind={kind}
        kinds={kinds}
        onKind={setKind}
        isEmpty={isEmpty}
        isActing={isActing}
        onSend={() => void send()}
      />
      <ReplyPreview view={view} text={text} kind={kind} />
    </Flex>
  );
}

interface SendRowProps {
  readonly kind: ReplyKind;
  readonly kinds: readonly ReplyKind[];
  readonly onKind: (kind: ReplyKind) => void;
  readonly isEmpty: boolean;
  readonly isActing: boolean;
  readonly onSend: () => void;
}

function SendRow({ kind, kinds, onKind, isEmpty, isActing, onSend }: SendRowProps): ReactElement {
  const t = useWords(words);
  return (
    <Flex justify="space-between" align="center" wrap gap="small">
      <Radio.Group
        aria-label={t('kind')}
        size="small"
        optionType="button"
        value={kind}
        onChange={({ target }) => onKind(target.value as ReplyKind)}
        options={kinds.map((one) => ({ value: one, label: t(one) }))}
      />
      <Button icon={<SendOutlined aria-hidden />} disabled={isEmpty} loading={isActing} onClick={onSend}>
        {t('send')}
      </Button>
    </Flex>
  );
}

interface TemplatesProps extends ComposerProps {
  readonly onPick: (text: string, kind: ReplyKind) => void;
}

function Templates({ view, background, onPick }: TemplatesProps): ReactElement {
  const t = useWords(words);
  const own = useLocale();
  const locale = READERS.find((one) => one === background?.person?.locale) ?? view.request.locale;
  return (
    <Select
      aria-label={t('template')}
      placeholder={t('templateHint')}
      value={null}
      options={REPLY_TEMPLATES.map(({ id, title }) => ({ value: id, label: title[own] }))}
      onSelect={(id) => {
        const template = REPLY_TEMPLATES.find((one) => one.id === id);
        if (template) onPick(templateText(template, { locale, order: view.order, caseNo: view.caseNo }), template.kind);
      }}
      className="template-choice"
    />
  );
}

const READERS = ['zh-CN', 'zh-TW', 'en'] as const;
