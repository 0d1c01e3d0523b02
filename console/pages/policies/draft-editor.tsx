import { UploadOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Select, Upload } from 'antd';
import { useState, type ReactElement } from 'react';
import type { PageOf } from '#console/api/page.ts';
import { read } from '#console/api/client.ts';
import { useRead } from '#console/api/use-read.ts';
import type { PolicyLine } from '#console/api/types.ts';
import { useMe } from '#console/shell/me.ts';
import { useWords } from '#console/words/use-words.ts';
import { headOf, withHead } from './draft-text.ts';
import { words } from './draft-words.ts';

/** Which past cases a draft is tried on. */
export interface TrialScope {
  readonly shop?: string;
  readonly since?: string;
  readonly limit: number;
}

interface DraftEditorProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly doing: 'check' | 'try' | undefined;
  readonly onCheck: () => void;
  readonly onTry: (scope: TrialScope) => void;
}

export const EDITOR = 'policy-draft';
const MOST = 60_000;
const LIMITS = [100, 500, 2_000];

/** Where a draft is written: begun with a version, a file or by hand, under a version and a day of its own. */
export function DraftEditor({ text, onChange, doing, onCheck, onTry }: DraftEditorProps): ReactElement {
  const t = useWords(words);
  const isIdle = text.trim() === '' || text.length > MOST || doing !== undefined;
  return (
    <Flex vertical gap="middle">
      <Beginning onChange={onChange} />
      <Head text={text} onChange={onChange} />
      <Input.TextArea
        id={EDITOR}
        aria-label={t('file')}
        placeholder={t('paste')}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        rows={26}
        spellCheck={false}
        wrap="off"
        status={text.length > MOST ? 'error' : ''}
        className="code-field"
      />
      {text.length > MOST ? <span role="alert">{t('tooLong', { n: text.length })}</span> : null}
      <Button type="primary" onClick={onCheck} loading={doing === 'check'} disabled={isIdle}>
        {t('check')}
      </Button>
      <Trying isIdle={isIdle} isTrying={doing === 'try'} onTry={onTry} />
    </Flex>
  );
}

function Beginning({ onChange }: Pick<DraftEditorProps, 'onChange'>): ReactElement {
  const t = useWords(words);
  const all = useRead<PageOf<PolicyLine>>('/v1/policies');
  const begin = async (name: string): Promise<void> => {
    const [id, version] = name.split('@');
    onChange((await read<{ text: string }>(`/v1/policies/${id}/${version}/file`)).text);
  };
  return (
    <Flex gap="small" wrap align="center">
      <span>{t('begin')}</span>
      <Select<string>
        aria-label={t('begin')}
        placeholder={t('choose')}
        style={{ minWidth: 220 }}
        loading={all.isPending}
        options={(all.data?.data ?? []).map(({ id, version }) => ({
          value: `${id}@${version}`,
          label: `${id} ${version}`,
        }))}
        onChange={(name) => void begin(name)}
      />
      <Upload
        accept=".yaml,.yml,.json"
        showUploadList={false}
        beforeUpload={(file) => {
          void file.text().then(onChange);
          return false;
        }}
      >
        <Button icon={<UploadOutlined />}>{t('upload')}</Button>
      </Upload>
    </Flex>
  );
}

/** Version and day, written into the head of the file. */
function Head({ text, onChange }: Pick<DraftEditorProps, 'text' | 'onChange'>): ReactElement {
  const t = useWords(words);
  const [version, effectiveFrom] = [headOf(text, 'version'), headOf(text, 'effectiveFrom')];
  return (
    <Flex gap="small" wrap>
      <Input
        aria-label={t('version')}
        prefix={<span className="quiet">{t('version')}</span>}
        value={version}
        disabled={text === ''}
        style={{ width: 240 }}
        onChange={(event) => onChange(withHead(text, { version: event.target.value, effectiveFrom }))}
      />
      <Input
        type="date"
        aria-label={t('from')}
        prefix={<span className="quiet">{t('from')}</span>}
        value={effectiveFrom}
        disabled={text === ''}
        style={{ width: 260 }}
        onChange={(event) => onChange(withHead(text, { version, effectiveFrom: event.target.value }))}
      />
    </Flex>
  );
}

interface TryingProps {
  readonly isIdle: boolean;
  readonly isTrying: boolean;
  readonly onTry: (scope: TrialScope) => void;
}

function Trying({ isIdle, isTrying, onTry }: TryingProps): ReactElement {
  const t = useWords(words);
  const { works } = useMe();
  const [shop, setShop] = useState('');
  const [since, setSince] = useState('');
  const [limit, setLimit] = useState(500);
  const scope = {
    limit,
    ...(shop === '' ? {} : { shop }),
    ...(since === '' ? {} : { since: `${since}T00:00:00Z` }),
  };
  return (
    <Flex gap="small" wrap align="center">
      <Select
        aria-label={t('shop')}
        value={shop}
        onChange={setShop}
        style={{ minWidth: 200 }}
        options={[{ value: '', label: t('pinned') }, ...works.map((one) => ({ value: one.shop, label: one.shop }))]}
      />
      <Input
        type="date"
        aria-label={t('since')}
        prefix={<span className="quiet">{t('since')}</span>}
        value={since}
        onChange={(event) => setSince(event.target.value)}
        style={{ width: 240 }}
      />
      <Select
        aria-label={t('limit')}
        value={limit}
        onChange={setLimit}
        options={LIMITS.map((value) => ({ value, label: `${t('limit')} ${value}` }))}
      />
      <Button onClick={() => onTry(scope)} loading={isTrying} disabled={isIdle}>
        {t('try')}
      </Button>
    </Flex>
  );
}
