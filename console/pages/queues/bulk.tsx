import { useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Modal, Select } from 'antd';
import { useState, type ReactElement } from 'react';
import { ApiProblem } from '#console/api/api-problem.ts';
import { act } from '#console/api/client.ts';
import type { PageOf } from '#console/api/page.ts';
import type { StaffView } from '#console/api/types.ts';
import { useRead } from '#console/api/use-read.ts';
import { CaseLink } from '#console/kit/case-link.tsx';
import { useNames } from '#console/kit/use-names.ts';
import { useMe } from '#console/shell/me.ts';
import { useWords } from '#console/words/use-words.ts';
import { words } from './words.ts';

interface Outcome {
  readonly key: string;
  readonly refused: string | undefined;
}

interface BulkProps {
  /** `AS-…/t1` of each chosen task. */
  readonly chosen: readonly string[];
  readonly onDone: () => void;
}

/** Cases are independent of each other: a few are asked at once. */
const AT_ONCE = 4;

/** Gives the chosen tasks to somebody, or takes them; each is answered by itself, and each answer is shown. */
export function Bulk({ chosen, onDone }: BulkProps): ReactElement {
  const t = useWords(words);
  const name = useNames();
  const { may } = useMe();
  const staff = useRead<PageOf<StaffView>>(
    '/v1/staff',
    { active: true, limit: 200 },
    { enabled: chosen.length > 0 && may('assignTask') },
  );
  const queries = useQueryClient();
  const [to, setTo] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [report, setReport] = useState<readonly Outcome[]>();
  const forAll = async (verb: 'assign' | 'take', body: object): Promise<void> => {
    setBusy(true);
    setReport(await inTurn(chosen, (key) => one(key, verb, body)));
    setBusy(false);
    void queries.invalidateQueries();
    onDone();
  };
  return (
    <Flex gap="small" align="center" wrap className="queue-bulk">
      <span aria-live="polite">{t('chosen', { n: chosen.length })}</span>
      <Button disabled={chosen.length === 0} loading={isBusy} onClick={() => void forAll('take', {})}>
        {t('take')}
      </Button>
      {may('assignTask') ? (
        <>
          <Select
            className="queue-person"
            aria-label={t('person')}
            placeholder={t('assign')}
            showSearch={{ optionFilterProp: 'label' }}
            disabled={chosen.length === 0}
            {...(to === undefined ? {} : { value: to })}
            onChange={(id: string) => setTo(id)}
            options={(staff.data?.data ?? []).map((person) => ({
              value: person.id,
              label: `${person.name} · ${name('role', person.role)}`,
            }))}
          />
          <Button
            type="primary"
            disabled={chosen.length === 0 || to === undefined}
            loading={isBusy}
            onClick={() => void forAll('assign', { to })}
          >
            {t('give')}
          </Button>
        </>
      ) : null}
      <Report of={report} onClose={() => setReport(undefined)} />
    </Flex>
  );
}

function Report({
  of,
  onClose,
}: {
  readonly of: readonly Outcome[] | undefined;
  readonly onClose: () => void;
}): ReactElement {
  const t = useWords(words);
  return (
    <Modal
      title={t('report')}
      open={of !== undefined}
      onCancel={onClose}
      onOk={onClose}
      okText={t('close')}
      cancelButtonProps={{ hidden: true }}
    >
      <ul className="plain-list">
        {(of ?? []).map(({ key, refused }) => (
          <li key={key}>
            <CaseLink caseNo={key.split('/')[0] ?? ''}>{key}</CaseLink>{' '}
            {refused === undefined ? t('report.done') : t('report.no', { why: refused })}
          </li>
        ))}
      </ul>
    </Modal>
  );
}

async function one(key: string, verb: 'assign' | 'take', body: object): Promise<Outcome> {
  const [caseNo, task] = key.split('/');
  try {
    await act('post', `/v1/cases/${caseNo}/tasks/${task}/${verb}`, body);
    return { key, refused: undefined };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    return { key, refused: error.detail };
  }
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const done: R[] = [];
  for (let n = 0; n < items.length; n += AT_ONCE)
    done.push(...(await Promise.all(items.slice(n, n + AT_ONCE).map(work))));
  return done;
}
