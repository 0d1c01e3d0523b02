import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, LinkOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Flex, Table, Tag } from 'antd';
import { useEffect, type ReactElement } from 'react';
import type { ApiProblem } from '#console/api/api-problem.ts';
import { read } from '#console/api/client.ts';
import type { ImportReportView } from '#console/api/types.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { useWords, type Say } from '#console/words/use-words.ts';
import { COLUMNS } from '#domain/inbound/columns.ts';
import { words } from './words.ts';

type Line = ImportReportView['report'][number];

const ICONS: Readonly<Record<Line['state'], ReactElement>> = {
  waiting: <ClockCircleOutlined />,
  valid: <CheckCircleOutlined />,
  opened: <CheckCircleOutlined />,
  same: <LinkOutlined />,
  refused: <CloseCircleOutlined />,
};
const EVERY_MS = 1_000;

/** A column that is wrong is named in the reader's words; a rule's no in its own. */
function whyOf({ field, rule, message }: Line, t: Say<typeof words>): string {
  const column = COLUMNS.find((known) => known === field);
  if (rule !== 'invalid') return message ?? '—';
  return column === undefined ? (message ?? '—') : t('wrong', { column: t(column === 'line' ? 'lineNo' : column) });
}

/** What became of each line of a list, asked again until none waits. */
export function Report({ id }: { readonly id: string }): ReactElement | null {
  const t = useWords(words);
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery<ImportReportView, ApiProblem>({
    queryKey: ['/v1/imports', id],
    queryFn: ({ signal }) => read<ImportReportView>(`/v1/imports/${id}`, {}, signal),
    refetchInterval: ({ state }) => ((state.data?.waiting ?? 0) > 0 ? EVERY_MS : false),
  });
  const isDone = data?.waiting === 0;
  useEffect(() => {
    if (isDone) void queries.invalidateQueries({ queryKey: ['/v1/imports'] });
  }, [isDone, queries]);
  if (error) return <ProblemBox problem={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const { lines, waiting, valid, opened, same, refused, dryRun } = data;
  const says = waiting > 0 ? 'doing' : dryRun ? 'checked' : 'done';
  return (
    <Flex vertical gap="small">
      <Alert
        role="status"
        type={refused > 0 ? 'warning' : 'info'}
        title={t(says, { lines, waiting, valid, opened, same, refused })}
        showIcon
      />
      <Table<Line>
        size="small"
        rowKey="line"
        dataSource={[...data.report]}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        columns={[
          { title: t('line'), dataIndex: 'line', width: 70, className: 'figures' },
          {
            title: t('state'),
            dataIndex: 'state',
            render: (state: Line['state']) => <Tag icon={ICONS[state]}>{t(state)}</Tag>,
          },
          {
            title: t('case'),
            dataIndex: 'caseNo',
            render: (caseNo: string | null) => (caseNo === null ? '—' : <CaseLink caseNo={caseNo} />),
          },
          {
            title: t('why'),
            key: 'why',
            render: (_, line) => whyOf(line, t),
          },
        ]}
      />
    </Flex>
  );
}
