import { Skeleton } from 'antd';
import type { ReactElement } from 'react';
import { useRead } from '#console/api/use-read.ts';
import type { PolicyTestsView } from '#console/api/types.ts';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { Tests } from './tests.tsx';

interface VersionProps {
  readonly id: string;
  readonly version: string;
}

/** The tests of a version, run now. */
export function VersionTests({ id, version }: VersionProps): ReactElement {
  const found = useRead<PolicyTestsView>(`/v1/policies/${id}/${version}/tests`);
  if (found.error) return <ProblemBox problem={found.error} onRetry={() => void found.refetch()} />;
  return found.data ? <Tests of={found.data} /> : <Skeleton active />;
}
