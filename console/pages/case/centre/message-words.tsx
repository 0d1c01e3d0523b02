import { Skeleton } from 'antd';
import type { ReactElement } from 'react';
import { useRead } from '#console/api/use-read.ts';
import { ProblemBox } from '#console/kit/problem-box.tsx';

interface Said {
  readonly locale: string;
  readonly subject: string | null;
  readonly text: string | null;
}

/** The words of a message as its reader got them, in their language. */
export function MessageWords({ id }: { readonly id: number }): ReactElement {
  const said = useRead<Said>(`/v1/messages/${id}`);
  if (said.error) return <ProblemBox problem={said.error} onRetry={() => void said.refetch()} />;
  if (!said.data) return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
  const { locale, subject, text } = said.data;
  return (
    <blockquote className="entry-wrote" lang={locale}>
      <strong>{subject ?? '—'}</strong>
      <div className="letter">{text}</div>
    </blockquote>
  );
}
