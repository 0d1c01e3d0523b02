import { Alert, Button, Flex, Result, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import type { ApiProblem } from '#console/api/api-problem.ts';
import { useAct } from '#console/api/use-act.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { PageFrame } from '#console/kit/page-frame.tsx';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { useMe } from '#console/shell/me.ts';
import { useWords } from '#console/words/use-words.ts';
import { ContactCard } from './contact-card.tsx';
import { emptyDraft, isEnough, requestOf, type Draft } from './draft.ts';
import './new-case.css';
import { OrderCard } from './order-card.tsx';
import { RequestCard } from './request-card.tsx';
import { words } from './words.ts';

interface Opened {
  readonly caseNo: string;
  readonly duplicate?: boolean;
}

/** Agents' own entry for what is told on the phone or over the counter (A1). */
export function NewCasePage(): ReactElement {
  const t = useWords(words);
  const { works } = useMe();
  const { act, isActing } = useAct();
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(works[0]?.shop ?? ''));
  const [opened, setOpened] = useState<Opened>();
  const [problem, setProblem] = useState<ApiProblem>();
  const set = (change: Partial<Draft>): void => setDraft((now) => ({ ...now, ...change }));
  const open = async (): Promise<void> => {
    const done = await act<Opened>('post', '/v1/cases', requestOf(draft), { quiet: true });
    setProblem(done.ok ? undefined : done.problem);
    if (done.ok) setOpened(done.value);
  };
  const again = (): void => {
    setOpened(undefined);
    setDraft(emptyDraft(draft.shop));
  };
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle')}>
      {opened ? (
        <Done opened={opened} onAgain={again} />
      ) : (
        <Flex vertical gap="middle">
          <div className="new-case">
            <OrderCard {...{ draft, set }} />
            <RequestCard {...{ draft, set }} />
            <ContactCard {...{ draft, set }} />
          </div>
          {problem ? <ProblemBox problem={problem} /> : null}
          <Flex gap="middle" align="center" wrap>
            <Button type="primary" disabled={!isEnough(draft)} loading={isActing} onClick={() => void open()}>
              {t('open')}
            </Button>
            <Typography.Text type="secondary">{t(isEnough(draft) ? 'lacking' : 'needs')}</Typography.Text>
          </Flex>
        </Flex>
      )}
    </PageFrame>
  );
}

function Done({ opened, onAgain }: { readonly opened: Opened; readonly onAgain: () => void }): ReactElement {
  const t = useWords(words);
  const { caseNo, duplicate = false } = opened;
  return (
    <Result
      status="success"
      title={t(duplicate ? 'known' : 'opened')}
      extra={
        <Flex gap="middle" justify="center" align="center">
          <CaseLink caseNo={caseNo}>{t('goTo', { caseNo })}</CaseLink>
          <Button onClick={onAgain}>{t('another')}</Button>
        </Flex>
      }
    >
      {duplicate ? <Alert type="info" showIcon title={caseNo} /> : null}
    </Result>
  );
}
