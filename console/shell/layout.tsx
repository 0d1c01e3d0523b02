import { MenuOutlined, SearchOutlined } from '@ant-design/icons';
import { Alert, Button, Drawer, Flex, Layout as Frame, Tooltip } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link, useLocation } from 'wouter';
import { useWords } from '#console/words/use-words.ts';
import { Account } from './account.tsx';
import { KeysHelp } from './keys-help.tsx';
import { Looks } from './looks.tsx';
import { Navigation } from './navigation.tsx';
import { Palette } from './palette.tsx';
import { Routes } from './routes.tsx';
import { ShopSwitch } from './shop-switch.tsx';
import { useKeys } from './use-keys.ts';
import { useLive } from './use-live.ts';
import { useMe } from './me.ts';

const words = {
  en: {
    skip: 'Skip to the content',
    menu: 'Menu',
    find: 'Find or do something',
    lost: 'The line to Aftercare is cut. What you see may be old; it is read again as soon as it is back.',
    navigation: 'Pages',
  },
  'zh-CN': {
    skip: '跳到正文',
    menu: '菜单',
    find: '查找或执行',
    lost: '与 Aftercare 的连接已中断，页面内容可能不是最新；恢复后会自动刷新。',
    navigation: '页面',
  },
} as const;

/** What stands around every page: menu, search, account, and the keys that work everywhere. */
export function Layout(): ReactElement {
  const t = useWords(words);
  const [open, setOpen] = useState<'palette' | 'keys' | 'menu'>();
  const [, go] = useLocation();
  const { role } = useMe();
  const isLost = useLive();
  const close = (): void => setOpen(undefined);
  useKeys({
    'mod+k': () => setOpen('palette'),
    '/': () => (role === 'warehouse' ? setOpen('palette') : go('/search')),
    '?': () => setOpen('keys'),
    g: () => go('/'),
  });
  return (
    <Frame className="frame">
      <a href="#main" className="skip">
        {t('skip')}
      </a>
      <Frame.Header className="bar">
        <Flex align="center" gap="small" className="bar-side">
          <Button
            className="narrow-only"
            type="text"
            icon={<MenuOutlined />}
            aria-label={t('menu')}
            onClick={() => setOpen('menu')}
          />
          <Link href="/" className="brand">
            Aftercare
          </Link>
          <ShopSwitch />
        </Flex>
        <Flex align="center" gap={4}>
          <Tooltip title="Ctrl K">
            <Button icon={<SearchOutlined />} aria-label={t('find')} onClick={() => setOpen('palette')}>
              <span className="wide-only">{t('find')}</span>
            </Button>
          </Tooltip>
          <Looks />
          <Account />
        </Flex>
      </Frame.Header>
      <div className="desk">
        <nav className="side" aria-label={t('navigation')}>
          <Navigation />
        </nav>
        <div className="content">
          <div role="status">{isLost ? <Alert banner type="warning" title={t('lost')} /> : null}</div>
          <main id="main" tabIndex={-1}>
            <Routes />
          </main>
        </div>
      </div>
      <Drawer title={t('menu')} placement="left" open={open === 'menu'} onClose={close} size={260}>
        <Navigation onGone={close} />
      </Drawer>
      <Palette isOpen={open === 'palette'} onClose={close} onKeys={() => setOpen('keys')} />
      <KeysHelp isOpen={open === 'keys'} onClose={close} />
    </Frame>
  );
}
