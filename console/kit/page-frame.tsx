import { Flex, Skeleton, Typography } from 'antd';
import { useEffect, type ReactElement, type ReactNode } from 'react';
import type { ApiProblem } from '#console/api/api-problem.ts';
import { ProblemBox } from './problem-box.tsx';

interface Reading {
  readonly isPending: boolean;
  readonly error: ApiProblem | null;
  readonly refetch: () => unknown;
  /** What was read before, by one read or page by page. */
  readonly data?: unknown;
  readonly rows?: readonly unknown[];
}

interface PageFrameProps {
  readonly title: string;
  /** A line under the title. */
  readonly subtitle?: ReactNode;
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode;
  /** What the page reads (`useRead`, `usePages`): until it is there a skeleton is shown, and what goes wrong is said. */
  readonly reading?: Reading | undefined;
  readonly children: ReactNode;
}

/** A page: its heading, its actions, and its body in whatever state the reading is. */
export function PageFrame({ title, subtitle, actions, reading, children }: PageFrameProps): ReactElement {
  useEffect(() => {
    document.title = `${title} · Aftercare`;
  }, [title]);
  return (
    <section aria-labelledby="page-title" className="page">
      <Flex justify="space-between" align="flex-start" gap="middle" wrap className="page-head">
        <div>
          <Typography.Title level={1} id="page-title" className="page-title">
            {title}
          </Typography.Title>
          {subtitle === undefined ? null : <div className="quiet">{subtitle}</div>}
        </div>
        {actions === undefined ? null : (
          <Flex gap="small" wrap align="center">
            {actions}
          </Flex>
        )}
      </Flex>
      <PageBody reading={reading}>{children}</PageBody>
    </section>
  );
}

/** A part of a page that reads something of its own. What was there stays, with all that was typed, when reading anew fails. */
export function PageBody({ reading, children }: Pick<PageFrameProps, 'reading' | 'children'>): ReactElement {
  if (reading === undefined) return <>{children}</>;
  const { isPending, error, refetch } = reading;
  if (isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  return (
    <>
      {error ? <ProblemBox problem={error} onRetry={() => void refetch()} /> : null}
      {error && !isKnown(reading) ? null : children}
    </>
  );
}

const isKnown = ({ data, rows = [] }: Reading): boolean => data !== undefined || rows.length > 0;
