import { AutoComplete, Modal } from 'antd';
import { useState, type ReactElement } from 'react';
import { useLocation } from 'wouter';
import { isFor, isListed } from '#console/pages/page.ts';
import { PAGES } from '#console/pages/pages.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { useMe } from './me.ts';
import { choose, useScheme } from './settings.ts';

const words = {
  en: {
    title: 'Find or do something',
    hint: 'A page, a case number, an order, a name …',
    case: 'Open case {no}',
    search: 'Search for “{text}”',
    keys: 'Show the keys',
    dark: 'Dark theme',
    light: 'Light theme',
    other: '切换到中文',
  },
  'zh-CN': {
    title: '查找或执行',
    hint: '页面、案件号、订单号、姓名……',
    case: '打开案件 {no}',
    search: '搜索“{text}”',
    keys: '显示快捷键',
    dark: '深色主题',
    light: '浅色主题',
    other: 'Switch to English',
  },
} as const;

interface Command {
  readonly value: string;
  readonly label: string;
  readonly run: () => void;
}

interface PaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onKeys: () => void;
}

/** Ctrl/Cmd-K: any page, any case, and a few switches, by typing. */
export function Palette({ isOpen, onClose, onKeys }: PaletteProps): ReactElement {
  const t = useWords(words);
  const [text, setText] = useState('');
  const commands = useCommands(text.trim(), onKeys);
  const run = (value: string): void => {
    setText('');
    onClose();
    commands.find((one) => one.value === value)?.run();
  };
  return (
    <Modal title={t('title')} open={isOpen} onCancel={onClose} footer={null} destroyOnHidden>
      <AutoComplete
        autoFocus
        open={isOpen}
        className="palette"
        aria-label={t('title')}
        placeholder={t('hint')}
        value={text}
        onChange={(value: string) => setText(value)}
        onSelect={run}
        options={commands.map(({ value, label }) => ({ value, label }))}
        defaultActiveFirstOption
      />
    </Modal>
  );
}

const CASE_NO = /^AS-\d{4}-\d{6,}$/i;

function useCommands(text: string, onKeys: () => void): readonly Command[] {
  const t = useWords(words);
  const locale = useLocale();
  const scheme = useScheme();
  const { role } = useMe();
  const [, go] = useLocation();
  const mine = PAGES.filter((page) => isFor(page, role));
  const isThere = (path: string): boolean => mine.some((page) => page.path === path);
  const no = text.toUpperCase();
  const cases = CASE_NO.test(text) ? [{ value: 'case', label: t('case', { no }), run: () => go(`/cases/${no}`) }] : [];
  const search =
    text !== '' && isThere('/search')
      ? [
          {
            value: 'search',
            label: t('search', { text }),
            run: () => go(`/search?${new URLSearchParams({ q: text })}`),
          },
        ]
      : [];
  const fixed: readonly Command[] = [
    ...mine.filter(isListed).map((page) => ({ value: page.path, label: page.name[locale], run: () => go(page.path) })),
    { value: 'keys', label: t('keys'), run: onKeys },
    {
      value: 'theme',
      label: t(scheme === 'dark' ? 'light' : 'dark'),
      run: () => choose({ scheme: scheme === 'dark' ? 'light' : 'dark' }),
    },
    { value: 'language', label: t('other'), run: () => choose({ locale: locale === 'en' ? 'zh-CN' : 'en' }) },
  ];
  const wanted = text.toLowerCase();
  return [...cases, ...fixed.filter(({ label }) => label.toLowerCase().includes(wanted)), ...search];
}
