import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { Router } from 'wouter';
import { LocaleContext } from '#console/words/use-locale.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { createQueries } from './queries.ts';
import { Session } from './session.tsx';
import { useChosenLocale, useScheme } from './settings.ts';
import { STYLE_NONCE } from './style-nonce.ts';
import { themeOf } from './theme.ts';

const PACKS = { en: enUS, 'zh-CN': zhCN };

/** The whole console: language, looks, what is read, and who is signed in. */
export function Console(): ReactElement {
  const [queries] = useState(createQueries);
  return (
    <Dressed>
      <ErrorBoundary>
        <QueryClientProvider client={queries}>
          <Router base="/console">
            <Session />
          </Router>
        </QueryClientProvider>
      </ErrorBoundary>
    </Dressed>
  );
}

function Dressed({ children }: { readonly children: ReactNode }): ReactElement {
  const locale = useChosenLocale();
  const scheme = useScheme();
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset['scheme'] = scheme;
    document.documentElement.style.colorScheme = scheme;
  }, [locale, scheme]);
  return (
    <LocaleContext value={locale}>
      <ConfigProvider
        locale={PACKS[locale]}
        theme={themeOf(scheme)}
        csp={{ nonce: STYLE_NONCE }}
        componentSize="middle"
        button={{ autoInsertSpace: false }}
      >
        <App>{children}</App>
      </ConfigProvider>
    </LocaleContext>
  );
}
