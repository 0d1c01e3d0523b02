import { BulbOutlined, GlobalOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '#console/words/use-words.ts';
import { choose, useChosenLocale, useScheme } from './settings.ts';

const words = {
  en: { language: 'Language', dark: 'Dark theme', light: 'Light theme' },
  'zh-CN': { language: '语言', dark: '深色主题', light: '浅色主题' },
} as const;

const LANGUAGES = [
  { key: 'en', label: 'English' },
  { key: 'zh-CN', label: '简体中文' },
] as const;

/** The switches of language and theme. */
export function Looks(): ReactElement {
  const t = useWords(words);
  const scheme = useScheme();
  const locale = useChosenLocale();
  const isDark = scheme === 'dark';
  return (
    <Flex gap={4}>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [...LANGUAGES],
          selectable: true,
          selectedKeys: [locale],
          onClick: ({ key }) => choose({ locale: key === 'en' ? 'en' : 'zh-CN' }),
        }}
      >
        <Button type="text" icon={<GlobalOutlined />} aria-label={t('language')} title={t('language')} />
      </Dropdown>
      <Button
        type="text"
        icon={<BulbOutlined />}
        aria-label={t(isDark ? 'light' : 'dark')}
        title={t(isDark ? 'light' : 'dark')}
        onClick={() => choose({ scheme: isDark ? 'light' : 'dark' })}
      />
    </Flex>
  );
}
