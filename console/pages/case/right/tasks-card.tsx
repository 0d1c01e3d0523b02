import { Button, Flex, Tag, Typography } from 'antd';
import type { ReactElement } from 'react';
import { told } from '#console/kit/bilingual.ts';
import { Moment } from '#console/kit/moment.tsx';
import { useNames } from '#console/kit/use-names.ts';
import { useCaseNames } from '#console/pages/case/case-names.ts';
import type { CaseView } from '#console/pages/case/case-types.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import type { NextAction } from './right-types.ts';
import { Section } from './section.tsx';
import { whyText } from './why-text.ts';
import { words } from './words.ts';

interface TasksCardProps {
  readonly view: CaseView;
  /** Everything the caller can do, to put beside the task it is about. */
  readonly actions: readonly NextAction[];
  readonly onChoose: (action: NextAction) => void;
}

/** What people are asked to do in the case, with who has it; a stuck step stands out; and what was promised. */
export function TasksCard({ view, actions, onChoose }: TasksCardProps): ReactElement {
  const t = useWords(words);
  const open = view.promises.filter(({ status }) => status === 'open' || status === 'missed');
  return (
    <Section title={t('tasks')}>
      {view.tasks.length + open.length === 0 ? (
        <Typography.Text type="secondary">{t('noTasks')}</Typography.Text>
      ) : null}
      <Flex vertical gap="small">
        {view.tasks.map((task) => (
          <TaskRow key={task.id} task={task} {...{ actions, onChoose }} />
        ))}
        {open.map(({ id, dueAt, owner, status, missed }) => (
          <div key={id}>
            <strong>{t('promise')}</strong> <Moment at={dueAt} shop={view.shop} />{' '}
            {missed > 0 || status === 'missed' ? <Tag color="red">{t('missed')}</Tag> : null}
            {owner === null ? '' : ` · ${t('owner', { who: owner })}`}
            <Doing actions={actions.filter(({ target }) => target.promise === id)} onChoose={onChoose} />
          </div>
        ))}
      </Flex>
    </Section>
  );
}

interface TaskRowProps extends Omit<TasksCardProps, 'view'> {
  readonly task: CaseView['tasks'][number];
}

function TaskRow({ task, actions, onChoose }: TaskRowProps): ReactElement {
  const t = useWords(words);
  const name = useNames();
  const caseName = useCaseNames();
  return (
    <div>
      <strong>{caseName('task', task.kind)}</strong> <Tag>{name('role', task.role)}</Tag>
      {task.step === null ? null : <Tag color="red">{t('stuckStep', { step: caseName('state', task.step) })}</Tag>}
      {task.level > 0 ? <Tag color="red">{t('level', { n: task.level })}</Tag> : null}
      <Typography.Text type="secondary">
        {whyText(task.why)} · {task.owner === null ? t('unowned') : t('owner', { who: task.owner })}
      </Typography.Text>
      <Doing actions={actions.filter(({ target }) => target.task === task.id)} onChoose={onChoose} />
    </div>
  );
}

function Doing({ actions, onChoose }: Pick<TasksCardProps, 'actions' | 'onChoose'>): ReactElement | null {
  const locale = useLocale();
  if (actions.length === 0) return null;
  return (
    <Flex gap={6} wrap>
      {actions.map((action) => (
        <Button key={action.id} size="small" onClick={() => onChoose(action)}>
          {told(action.says, locale)}
        </Button>
      ))}
    </Flex>
  );
}
