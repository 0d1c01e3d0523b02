import { UserOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import type { ReactElement } from 'react';
import { useAct } from '#console/api/use-act.ts';
import { useNames } from '#console/kit/use-names.ts';
import { useWords } from '#console/words/use-words.ts';
import { useMe } from './me.ts';

const words = { en: { out: 'Sign out', account: 'Account' }, 'zh-CN': { out: '退出登录', account: '账号' } } as const;

/** Who is signed in, and the way out. */
export function Account(): ReactElement {
  const t = useWords(words);
  const { id, name, role } = useMe();
  const names = useNames();
  const queries = useQueryClient();
  const { act } = useAct();
  const leave = async (): Promise<void> => {
    const done = await act('post', '/v1/session/end');
    if (done.ok) await queries.resetQueries();
  };
  const who = name ?? id;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', label: `${who} · ${names('role', role)}`, disabled: true },
          { key: 'out', label: t('out'), onClick: () => void leave() },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={`${t('account')}: ${who}`}>
        <span className="wide-only">{who}</span>
      </Button>
    </Dropdown>
  );
}
