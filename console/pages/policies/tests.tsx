import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import { Alert, Checkbox, Flex, Table } from 'antd';
import { useState, type ReactElement } from 'react';
import type { PolicyTestsView } from '#console/api/types.ts';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

type Example = PolicyTestsView['examples'][number];

/** The examples in a policy's file with what came of them: those that do not hold first. */
export function Tests({ of }: { readonly of: PolicyTestsView }): ReactElement {
  const t = useWords(words);
  const [onlyWrong, setOnlyWrong] = useState(false);
  const wrong = of.examples.filter((one) => one.wrong !== null);
  const right = of.examples.filter((one) => one.wrong === null);
  const all = of.examples.length;
  return (
    <Flex vertical gap="middle">
      <Alert
        showIcon
        type={wrong.length === 0 && of.untested.length === 0 ? 'success' : 'error'}
        title={wrong.length === 0 ? t('allHold', { n: all }) : t('someFail', { n: wrong.length, all })}
        {...(of.untested.length > 0 ? { description: t('untested', { rules: of.untested.join(', ') }) } : {})}
      />
      <Checkbox checked={onlyWrong} onChange={(event) => setOnlyWrong(event.target.checked)}>
        {t('onlyWrong')}
      </Checkbox>
      <Table<Example>
        size="small"
        rowKey={({ example }) => example}
        dataSource={onlyWrong ? wrong : [...wrong, ...right]}
        pagination={{ pageSize: 25, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('example'), width: 200, render: (_, { example }) => <code>{example}</code> },
          { title: t('rule'), width: 220, render: (_, { rule }) => <code>{rule}</code> },
          { title: t('result'), render: (_, one) => <Outcome of={one} /> },
        ]}
      />
    </Flex>
  );
}

function Outcome({ of }: { readonly of: Example }): ReactElement {
  const t = useWords(words);
  return of.wrong === null ? (
    <span>
      <CheckCircleOutlined /> {t('holds')}
    </span>
  ) : (
    <span style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
      <CloseCircleOutlined /> <strong>{t('fails')}</strong>: {of.wrong}
    </span>
  );
}
