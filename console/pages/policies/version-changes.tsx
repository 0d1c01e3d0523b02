import { Flex, Select, Skeleton } from 'antd';
import { useState, type ReactElement } from 'react';
import type { PageOf } from '#console/api/page.ts';
import { useRead } from '#console/api/use-read.ts';
import type { PolicyChangeView, PolicyLine } from '#console/api/types.ts';
import { Empty } from '#console/kit/empty.tsx';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { useWords } from '#console/words/use-words.ts';
import { Changes } from './changes.tsx';
import { words } from './words.ts';

interface VersionProps {
  readonly id: string;
  readonly version: string;
}

/** What a version says differently from another of the same policy: the one before it, unless another is chosen. */
export function VersionChanges({ id, version }: VersionProps): ReactElement {
  const t = useWords(words);
  const [chosen, setChosen] = useState<string>();
  const all = useRead<PageOf<PolicyLine>>('/v1/policies');
  const others = othersOf(all.data?.data ?? [], { id, version });
  const since = chosen ?? others[0]?.version;
  const found = useRead<{ data: PolicyChangeView[] }>(
    `/v1/policies/${id}/${version}/changes`,
    { since },
    { enabled: since !== undefined },
  );
  if (found.error) return <ProblemBox problem={found.error} onRetry={() => void found.refetch()} />;
  if (all.isPending) return <Skeleton active />;
  if (since === undefined) return <Empty says={t('alone')} />;
  return (
    <Flex vertical gap="middle">
      <Flex gap="small" align="center">
        <span>{t('since')}</span>
        <Select
          aria-label={t('since')}
          value={since}
          onChange={setChosen}
          style={{ minWidth: 160 }}
          options={others.map((line) => ({ value: line.version, label: `${line.version} (${line.effectiveFrom})` }))}
        />
      </Flex>
      {found.data ? <Changes of={found.data.data} /> : <Skeleton active />}
    </Flex>
  );
}

/** The other versions of the policy: those before it first, the nearest of them at the head. */
function othersOf(lines: readonly PolicyLine[], { id, version }: VersionProps): readonly PolicyLine[] {
  const own = lines.find((line) => line.id === id && line.version === version)?.effectiveFrom ?? '';
  const others = lines
    .filter((line) => line.id === id && line.version !== version)
    .toSorted((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom));
  return [...others.filter((line) => line.effectiveFrom < own), ...others.filter((line) => line.effectiveFrom >= own)];
}
