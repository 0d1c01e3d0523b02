import { Modal } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '#console/words/use-words.ts';

const words = {
  en: {
    title: 'Keys',
    find: 'Search',
    commands: 'Find a page or a case',
    down: 'Next in a list',
    up: 'Previous in a list',
    open: 'Open what is chosen',
    day: 'My day',
    keys: 'These keys',
    leave: 'Close',
  },
  'zh-CN': {
    title: '快捷键',
    find: '搜索',
    commands: '查找页面或案件',
    down: '列表下一项',
    up: '列表上一项',
    open: '打开所选项',
    day: '我的今天',
    keys: '显示快捷键',
    leave: '关闭',
  },
} as const;

const KEYS = [
  ['/', 'find'],
  ['Ctrl K', 'commands'],
  ['j', 'down'],
  ['k', 'up'],
  ['Enter', 'open'],
  ['g', 'day'],
  ['?', 'keys'],
  ['Esc', 'leave'],
] as const;

/** The keys that work everywhere. */
export function KeysHelp({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const t = useWords(words);
  return (
    <Modal title={t('title')} open={isOpen} onCancel={onClose} footer={null} destroyOnHidden>
      <dl className="keys">
        {KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
