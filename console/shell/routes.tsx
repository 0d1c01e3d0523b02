import { Result, Skeleton } from 'antd';
import { lazy, Suspense, type ComponentType, type ReactElement } from 'react';
import { Link, Route, Switch } from 'wouter';
import { isFor, type Page } from '#console/pages/page.ts';
import { PAGES } from '#console/pages/pages.ts';
import { useWords } from '#console/words/use-words.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { useMe } from './me.ts';

const words = {
  en: { none: 'There is no such page for you', home: 'My day' },
  'zh-CN': { none: '没有此页面，或您无权查看', home: '我的今天' },
} as const;

const LOADED: ReadonlyMap<Page, ComponentType> = new Map(
  PAGES.map((page) => [page, lazy(async () => ({ default: await page.load() }))]),
);

/** The page of the address, loaded when it is first looked at. */
export function Routes(): ReactElement {
  const { role } = useMe();
  const t = useWords(words);
  return (
    <Switch>
      {PAGES.filter((page) => isFor(page, role)).map((page) => (
        <Route key={page.path} path={page.path}>
          <Shown page={page} />
        </Route>
      ))}
      <Route>
        <Result status="404" title={t('none')} extra={<Link href="/">{t('home')}</Link>} />
      </Route>
    </Switch>
  );
}

function Shown({ page }: { readonly page: Page }): ReactElement | null {
  const Component = LOADED.get(page);
  if (!Component) return null;
  return (
    <ErrorBoundary key={page.path}>
      <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
        <Component />
      </Suspense>
    </ErrorBoundary>
  );
}
