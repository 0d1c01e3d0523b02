import { Alert, Button } from 'antd';
import type { ReactElement } from 'react';
import type { ApiProblem } from '#console/api/api-problem.ts';
import { useMessageOf } from '#console/words/problem-words.ts';
import { useWords } from '#console/words/use-words.ts';

const words = {
  en: { again: 'Try again', id: 'Request id: {id}' },
  'zh-CN': { again: '重试', id: '请求编号：{id}' },
} as const;

interface ProblemBoxProps {
  readonly problem: ApiProblem;
  readonly onRetry?: (() => void) | undefined;
}

/** What went wrong, what to do about it, and the number to name when asking for help. */
export function ProblemBox({ problem, onRetry }: ProblemBoxProps): ReactElement {
  const t = useWords(words);
  const { title, description } = useMessageOf()(problem);
  return (
    <Alert
      type={problem.status >= 500 || problem.status === 0 ? 'error' : 'warning'}
      showIcon
      title={title}
      description={
        <>
          <div>{description}</div>
          {problem.requestId === undefined ? null : <div className="quiet">{t('id', { id: problem.requestId })}</div>}
        </>
      }
      action={onRetry ? <Button onClick={onRetry}>{t('again')}</Button> : undefined}
    />
  );
}
