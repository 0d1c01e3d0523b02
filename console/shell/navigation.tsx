import { Menu } from 'antd';
import { createElement, type ReactElement } from 'react';
import { Link, useLocation } from 'wouter';
import { isFor, isListed, type Group, type Page } from '#console/pages/page.ts';
import { PAGES } from '#console/pages/pages.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { useMe } from './me.ts';

const words = {
  en: { work: 'Work', goods: 'Goods', money: 'Money', team: 'Team', learn: 'Learn', operate: 'Operate' },
  'zh-CN': { work: '工作', goods: '货物', money: '资金', team: '团队', learn: '分析', operate: '运维' },
} as const;

const GROUPS: readonly Group[] = ['work', 'goods', 'money', 'team', 'learn', 'operate'];

/** The pages of the role, by what they are about. */
export function Navigation({ onGone }: { readonly onGone?: () => void }): ReactElement {
  const t = useWords(words);
  const locale = useLocale();
  const { role } = useMe();
  const [here] = useLocation();
  const mine = PAGES.filter((page) => isListed(page) && isFor(page, role));
  const item = (page: Page) => ({
    key: page.path,
    icon: createElement(page.icon),
    label: (
      <Link href={page.path} onClick={onGone}>
        {page.name[locale]}
      </Link>
    ),
  });
  const items = GROUPS.flatMap((group) => {
    const pages = mine.filter((page) => page.group === group);
    return pages.length === 0
      ? []
      : [{ type: 'group' as const, key: group, label: t(group), children: pages.map(item) }];
  });
  return <Menu mode="inline" className="menu" selectedKeys={[hereOf(here, mine)]} items={items} />;
}

/** The page of the menu that an address belongs to. */
const hereOf = (here: string, pages: readonly Page[]): string =>
  pages
    .map(({ path }) => path)
    .filter((path) => here === path || (path !== '/' && here.startsWith(`${path}/`)))
    .toSorted((a, b) => b.length - a.length)[0] ?? '';
