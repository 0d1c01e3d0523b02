import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Divider, Flex, Form, Input, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { ApiProblem } from '#console/api/api-problem.ts';
import { act } from '#console/api/client.ts';
import { useRead } from '#console/api/use-read.ts';
import { useNames } from '#console/kit/use-names.ts';
import { useMessageOf } from '#console/words/problem-words.ts';
import { useWords } from '#console/words/use-words.ts';
import { Looks } from './looks.tsx';

const words = {
  en: {
    title: 'Sign in',
    sub: 'After-sales desk',
    key: 'Staff key',
    enter: 'Sign in',
    provider: 'Sign in with your work account',
    demo: 'Or look around as',
    sandbox: 'Sandbox: these people are for trying things out; nothing here is real.',
    wrong: 'This key lets nobody in. Check it, or ask your supervisor for a new one.',
  },
  'zh-CN': {
    title: '登录',
    sub: '售后工作台',
    key: '员工密钥',
    enter: '登录',
    provider: '使用企业账号登录',
    demo: '或以演示身份进入',
    sandbox: '沙盒环境：以下人员仅供试用，所有数据均非真实。',
    wrong: '密钥无效，请检查，或向主管申请新的密钥。',
  },
} as const;

interface Demo {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly groups: readonly string[];
  readonly shops: readonly string[];
}

interface Ways {
  readonly provider: boolean;
  readonly demo: readonly Demo[];
}

/** The way in: a key, the house's identity provider, or a person to try things as. */
export function SignIn(): ReactElement {
  const t = useWords(words);
  const ways = useRead<Ways>('/v1/session/ways');
  const { enter, problem, isBusy } = useEntrance();
  const messageOf = useMessageOf();
  return (
    <main className="sign-in">
      <Card className="sign-in-card">
        <Flex justify="space-between" align="flex-start" gap="middle">
          <div>
            <Typography.Title level={1} className="page-title">
              {t('title')}
            </Typography.Title>
            <div className="quiet">Aftercare · {t('sub')}</div>
          </div>
          <Looks />
        </Flex>
        {problem ? (
          <Alert
            className="spaced"
            type="error"
            showIcon
            title={problem.status === 401 ? t('wrong') : messageOf(problem).title}
          />
        ) : null}
        {ways.data?.provider ? (
          <Button className="spaced" block type="primary" href={providerAddress()}>
            {t('provider')}
          </Button>
        ) : null}
        <Form
          layout="vertical"
          className="spaced"
          onFinish={({ key }: { key: string }) => void enter({ key: key.trim() })}
        >
          <Form.Item label={t('key')} name="key" rules={[{ required: true }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button block htmlType="submit" type={ways.data?.provider ? 'default' : 'primary'} loading={isBusy}>
            {t('enter')}
          </Button>
        </Form>
        {ways.data && ways.data.demo.length > 0 ? <DemoUsers of={ways.data.demo} onChoose={enter} /> : null}
      </Card>
    </main>
  );
}

const providerAddress = (): string =>
  `/v1/session/provider?${new URLSearchParams({ to: location.pathname }).toString()}`;

function DemoUsers({
  of,
  onChoose,
}: {
  readonly of: readonly Demo[];
  readonly onChoose: (how: { demo: string }) => Promise<void>;
}): ReactElement {
  const t = useWords(words);
  const name = useNames();
  const about = ({ role, groups, shops }: Demo): string =>
    [name('role', role), ...groups.map((group) => name('group', group)), shops.includes('*') ? '' : shops.join(', ')]
      .filter(Boolean)
      .join(' · ');
  return (
    <>
      <Divider>{t('demo')}</Divider>
      <p className="quiet">{t('sandbox')}</p>
      <ul className="plain-list demo-users">
        {of.map((one) => (
          <li key={one.id}>
            <Button block className="demo-user" onClick={() => void onChoose({ demo: one.id })}>
              <div>
                <div className="demo-name">{one.name}</div>
                <div className="quiet">{about(one)}</div>
              </div>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Signs in, and has everything read anew as whoever that is. */
function useEntrance() {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isBusy, setBusy] = useState(false);
  const enter = async (how: { key: string } | { demo: string }): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await act('post', '/v1/session', how);
      await queries.resetQueries();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return { enter, problem, isBusy };
}
