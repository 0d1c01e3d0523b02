import { Alert, Typography } from 'antd';
import type { ReactElement } from 'react';
import { Moment } from '#console/kit/moment.tsx';
import { useNames } from '#console/kit/use-names.ts';
import { useCaseNames } from '#console/pages/case/case-names.ts';
import { useWords } from '#console/words/use-words.ts';
import './act.css';
import type { ActPreview, Effect } from './right-types.ts';
import { words } from './words.ts';

interface EffectProps {
  readonly effect: Effect;
  readonly shop: string;
}

/** What an act would do: the customer's message in their language, new deadlines, whose turn it becomes. */
export function EffectView({ effect, shop }: EffectProps): ReactElement {
  const t = useWords(words);
  return (
    <div className="act-effect">
      {effect.messages.length === 0 ? <Typography.Text type="secondary">{t('readsNothing')}</Typography.Text> : null}
      {effect.messages.map(({ to, template, locale, subject, text }) => (
        <div key={template}>
          <strong>{t(to === 'public' ? 'publicReads' : 'reads', { locale })}</strong>
          <blockquote className="act-message" lang={locale}>
            {subject === null ? template : `${subject}\n\n${text ?? ''}`}
          </blockquote>
        </div>
      ))}
      <Changes effect={effect} shop={shop} />
    </div>
  );
}

function Changes({ effect: { stage, waitingOn, deadlines }, shop }: EffectProps): ReactElement {
  const t = useWords(words);
  const name = useNames();
  const caseName = useCaseNames();
  const moves = stage.from !== stage.to;
  const turns = waitingOn.from !== waitingOn.to;
  if (!moves && !turns && deadlines.begin.length + deadlines.end.length === 0)
    return <Typography.Text type="secondary">{t('noChange')}</Typography.Text>;
  return (
    <ul>
      {moves ? <li>{t('stageMoves', { from: name('stage', stage.from), to: name('stage', stage.to) })}</li> : null}
      {turns ? <li>{t('turnMoves', { from: name('turn', waitingOn.from), to: name('turn', waitingOn.to) })}</li> : null}
      {deadlines.begin.map((clock) => (
        <li key={`begin ${clock.name} ${clock.dueAt}`}>
          {t('begins', { what: caseName('clock', clock.name) })} <Moment at={clock.dueAt} shop={shop} />
        </li>
      ))}
      {deadlines.end.map((clock) => (
        <li key={`end ${clock.name} ${clock.dueAt}`}>{t('ends', { what: caseName('clock', clock.name) })}</li>
      ))}
    </ul>
  );
}

/** The effect, or why there is none. */
export function PreviewBox({
  preview,
  shop,
}: {
  readonly preview: ActPreview | undefined;
  readonly shop: string;
}): ReactElement {
  const t = useWords(words);
  if (!preview) return <Typography.Text type="secondary">{t('effectOpen')}</Typography.Text>;
  if (preview.refusal)
    return (
      <Alert
        type="warning"
        showIcon
        title={t('impossible')}
        description={`${preview.refusal.says} ${preview.refusal.todo}`}
      />
    );
  return preview.effect ? <EffectView effect={preview.effect} shop={shop} /> : <></>;
}
