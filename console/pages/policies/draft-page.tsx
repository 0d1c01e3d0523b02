import { Col, Flex, Row, Tabs } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link, useSearchParams } from 'wouter';
import { ApiProblem } from '#console/api/api-problem.ts';
import { act } from '#console/api/client.ts';
import { useRead } from '#console/api/use-read.ts';
import type { DraftCheckView, PolicyTrial } from '#console/api/types.ts';
import { Empty } from '#console/kit/empty.tsx';
import { PageFrame } from '#console/kit/page-frame.tsx';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { useWords } from '#console/words/use-words.ts';
import { Changes } from './changes.tsx';
import { DraftEditor, type TrialScope } from './draft-editor.tsx';
import { DraftFaults } from './draft-faults.tsx';
import { DraftState } from './draft-state.tsx';
import { words } from './draft-words.ts';
import { Tests } from './tests.tsx';
import { Trial } from './trial.tsx';

/** What is known of the text as it was when it was asked about. */
interface Known {
  readonly text: string;
  readonly check?: DraftCheckView;
  readonly trial?: PolicyTrial;
  readonly problem?: ApiProblem;
}

/** A draft: written, checked, tried on past cases, published (C2, F4, R35). */
export function PolicyDraftPage(): ReactElement {
  const t = useWords(words);
  const [text, setText] = useText();
  const [known, setKnown] = useState<Known>();
  const [doing, setDoing] = useState<'check' | 'try'>();
  const [tab, setTab] = useState('changes');
  const ask = async (what: 'check' | 'try', work: () => Promise<Partial<Known>>): Promise<void> => {
    setDoing(what);
    try {
      const found = await work();
      setKnown((before) => ({ ...(before?.text === text && !before.problem ? before : {}), text, ...found }));
      setTab(what === 'try' ? 'trial' : 'changes');
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setKnown({ text, problem: error });
    } finally {
      setDoing(undefined);
    }
  };
  const check = (): Promise<DraftCheckView> => act<DraftCheckView>('post', '/v1/policies/check', { draft: text });
  return (
    <PageFrame title={t('title')} subtitle={t('says')} actions={<Link href="/policies">{t('back')}</Link>}>
      <Row gutter={[24, 24]}>
        <Col xs={24} xl={11}>
          <DraftEditor
            text={text}
            onChange={setText}
            doing={doing}
            onCheck={() => void ask('check', async () => ({ check: await check() }))}
            onTry={(scope: TrialScope) =>
              void ask('try', async () => {
                const checked = await check();
                return {
                  check: checked,
                  trial: await act<PolicyTrial>('post', '/v1/policies/try', { draft: text, ...scope }),
                };
              })
            }
          />
        </Col>
        <Col xs={24} xl={13}>
          <section aria-label={t('results')} aria-live="polite">
            {known ? (
              <Found
                of={known}
                now={text}
                tab={tab}
                onTab={setTab}
                onProblem={(problem) => setKnown({ text, problem })}
              />
            ) : (
              <Empty says={t('none')} />
            )}
          </section>
        </Col>
      </Row>
    </PageFrame>
  );
}

/** The text that is written on; of a version it begins with, as soon as that is there. */
function useText(): readonly [string, (text: string) => void] {
  const [address] = useSearchParams();
  const [written, setWritten] = useState<string>();
  const [id, version] = (address.get('from') ?? '').split('@');
  const from = useRead<{ text: string }>(`/v1/policies/${id}/${version}/file`, {}, { enabled: Boolean(id && version) });
  return [written ?? from.data?.text ?? '', setWritten];
}

interface FoundProps {
  readonly of: Known;
  readonly now: string;
  readonly tab: string;
  readonly onTab: (tab: string) => void;
  readonly onProblem: (problem: ApiProblem) => void;
}

function Found({ of: { text, check, trial, problem }, now, tab, onTab, onProblem }: FoundProps): ReactElement {
  const t = useWords(words);
  if (problem)
    return problem.errors.length > 0 ? <DraftFaults of={problem} text={text} /> : <ProblemBox problem={problem} />;
  if (!check) return <Empty says={t('none')} />;
  const parts = [
    {
      key: 'changes',
      label: check.against === null ? t('first') : t('changes', { version: check.against }),
      children: <Changes of={check.changes} />,
    },
    { key: 'tests', label: t('tests'), children: <Tests of={check.tests} /> },
    ...(trial ? [{ key: 'trial', label: t('trial'), children: <Trial of={trial} /> }] : []),
  ];
  return (
    <Flex vertical gap="middle">
      <DraftState of={check} text={text} isStale={text !== now} onProblem={onProblem} />
      <Tabs activeKey={tab} onChange={onTab} items={parts} destroyOnHidden />
    </Flex>
  );
}
