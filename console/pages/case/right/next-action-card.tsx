import { Button, Flex, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { told } from '#console/kit/bilingual.ts';
import { Moment } from '#console/kit/moment.tsx';
import { useNames } from '#console/kit/use-names.ts';
import { useCaseNames } from '#console/pages/case/case-names.ts';
import type { CaseView } from '#console/pages/case/case-types.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import type { NextAction, NextActions } from './right-types.ts';
import { Section } from './section.tsx';
import { whyText } from './why-text.ts';
import { words } from './words.ts';

interface NextActionCardProps {
  readonly view: CaseView;
  readonly actions: NextActions | undefined;
  readonly onChoose: (action: NextAction) => void;
}

/** How many other actions are shown before somebody asks for all. */
const SHOWN = 4;

/** The one thing to do, as the server says; the others, and what cannot be done with the reason. */
export function NextActionCard({ view, actions, onChoose }: NextActionCardProps): ReactElement {
  const t = useWords(words);
  const label = useActionLabel(actions);
  const { primary, others, forbidden } = actions ?? NONE;
  return (
    <Section title={t('next')}>
      <Flex vertical gap="small">
        {primary ? (
          <>
            <Button type="primary" block onClick={() => onChoose(primary)} className="next-action">
              {label(primary)}
            </Button>
            <About action={primary} shop={view.shop} />
          </>
        ) : (
          <Typography.Text>
            {t('nothing')}. <Typography.Text type="secondary">{t('waits')}</Typography.Text>
          </Typography.Text>
        )}
        <Others of={others} label={label} onChoose={onChoose} />
        <Forbidden of={forbidden} label={label} />
      </Flex>
    </Section>
  );
}

const NONE: Pick<NextActions, 'primary' | 'others' | 'forbidden'> = { primary: null, others: [], forbidden: [] };

interface OthersProps extends ForbiddenProps {
  readonly onChoose: (action: NextAction) => void;
}

function Others({ of, label, onChoose }: OthersProps): ReactElement {
  const t = useWords(words);
  const [all, setAll] = useState(false);
  const rest = of.length - SHOWN;
  return (
    <Flex wrap gap={6}>
      {(all ? of : of.slice(0, SHOWN)).map((action) => (
        <Button key={action.id} size="small" onClick={() => onChoose(action)}>
          {label(action)}
        </Button>
      ))}
      {rest > 0 && !all ? (
        <Button size="small" type="link" onClick={() => setAll(true)}>
          {t('more')} ({rest})
        </Button>
      ) : null}
    </Flex>
  );
}

function About({ action, shop }: { readonly action: NextAction; readonly shop: string }): ReactElement | null {
  const t = useWords(words);
  if (action.why === null && action.dueAt === null) return null;
  return (
    <Typography.Text type="secondary">
      {action.why === null ? null : whyText(action.why)}
      {action.why === null || action.dueAt === null ? null : ' · '}
      {action.dueAt === null ? null : (
        <>
          {t('due')} <Moment at={action.dueAt} shop={shop} />
        </>
      )}
    </Typography.Text>
  );
}

interface ForbiddenProps {
  readonly of: readonly NextAction[];
  readonly label: (action: NextAction) => string;
}

function Forbidden({ of, label }: ForbiddenProps): ReactElement | null {
  const t = useWords(words);
  const name = useNames();
  if (of.length === 0) return null;
  const reason = ({ refusal }: NextAction): string => {
    const role = refusal?.data?.['role'];
    return typeof role === 'string' ? t('forRole', { role: name('role', role) }) : (refusal?.says ?? '');
  };
  return (
    <details>
      <summary>
        {t('cannot')} ({of.length})
      </summary>
      <ul>
        {of.map((action) => (
          <li key={action.id}>
            {label(action)}: {reason(action)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What the server calls it; with what it is about where there are several of a kind. */
function useActionLabel(actions: NextActions | undefined): (action: NextAction) => string {
  const locale = useLocale();
  const name = useCaseNames();
  const all = actions ? [actions.primary, ...actions.others, ...actions.forbidden] : [];
  return (action) => {
    const says = told(action.says, locale);
    if (action.taskKind !== null) return `${says}: ${name('task', action.taskKind)}`;
    const twins = all.filter((one) => one?.operation === action.operation).length;
    const about = Object.values(action.target).find((value) => value !== null);
    return twins > 1 && about !== undefined ? `${says} (${about})` : says;
  };
}
