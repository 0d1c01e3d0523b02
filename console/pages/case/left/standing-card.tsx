import { PauseCircleOutlined, ReloadOutlined, SwapRightOutlined } from '@ant-design/icons';
import { Alert, Card, Descriptions, Tag } from 'antd';
import type { ReactElement } from 'react';
import { Moment } from '#console/kit/moment.tsx';
import { Urgency } from '#console/kit/urgency.tsx';
import { useNames } from '#console/kit/use-names.ts';
import { Why } from '#console/kit/why.tsx';
import { useCaseNames } from '#console/pages/case/case-names.ts';
import { turnOf } from '#console/pages/case/turn-clock.ts';
import { TurnLine } from '#console/pages/case/turn-line.tsx';
import type { CaseView, Decision } from '#console/pages/case/case-types.ts';
import { useWords } from '#console/words/use-words.ts';
import { Stepper } from './stepper.tsx';
import { words } from './words.ts';

interface StandingCardProps {
  readonly view: CaseView;
  readonly decisions: readonly Decision[];
  readonly tier: string | undefined;
}

/** Where a case stands: its stage, whose turn it is until when, and how soon it is looked at. */
export function StandingCard({ view, decisions, tier }: StandingCardProps): ReactElement {
  const t = useWords(words);
  const name = useCaseNames();
  const turn = turnOf(view);
  return (
    <Card size="small" title={<h2 className="block-title">{t('standing')}</h2>}>
      <Stepper stage={view.stage} />
      <p className="standing-line">
        <TurnLine view={view} />
      </p>
      {turn ? <Urgency dueAt={turn.at} /> : null}
      {view.outcome === null ? null : <Tag>{t('outcome', { outcome: name('outcome', view.outcome) })}</Tag>}
      {view.reopened > 0 ? (
        <Tag icon={<ReloadOutlined aria-hidden />}>{t('reopened', { n: view.reopened })}</Tag>
      ) : null}
      <Troubled view={view} />
      <Facts view={view} decisions={decisions} tier={tier} />
    </Card>
  );
}

/** Clocks of ours that rest, dates that were moved, and a marketplace that says otherwise. */
function Troubled({ view: { clocks, slips, mirror, shop } }: { readonly view: CaseView }): ReactElement {
  const t = useWords(words);
  const name = useCaseNames();
  return (
    <>
      {clocks.some((clock) => clock.name === 'customerReply') ? (
        <Alert
          type="info"
          showIcon
          icon={<PauseCircleOutlined aria-hidden />}
          title={t('paused')}
          className="standing-note"
        />
      ) : null}
      {lastSlips(slips).map(({ last, times }) => (
        <Alert
          key={last.clock}
          type="warning"
          showIcon
          icon={<SwapRightOutlined />}
          className="standing-note"
          title={
            <>
              {t('slipOf', { clock: name('clock', last.clock), reason: name('state', last.reason) })} ·{' '}
              <Moment at={last.promisedAt} shop={shop} show="absolute" /> →{' '}
              <Moment at={last.newAt} shop={shop} show="absolute" />
              {last.missed ? <> · {t('missed')}</> : null}
              {times > 1 ? <> · {t('slipTimes', { n: times })}</> : null}
            </>
          }
        />
      ))}
      {mirror && !mirror.agrees ? (
        <Alert type="warning" showIcon title={t('mirror', { status: mirror.status })} className="standing-note" />
      ) : null}
    </>
  );
}

/** The last date that was told of each thing, and how often it was moved (D7). */
function lastSlips(slips: CaseView['slips']): readonly { last: CaseView['slips'][number]; times: number }[] {
  const clocks = [...new Set(slips.map(({ clock }) => clock))];
  return clocks.flatMap((clock) => {
    const moved = slips.filter((slip) => slip.clock === clock);
    const last = moved.at(-1);
    return last ? [{ last, times: moved.length }] : [];
  });
}

function Facts({ view, decisions, tier }: StandingCardProps): ReactElement {
  const t = useWords(words);
  const name = useCaseNames();
  const role = useNames();
  const { triage, request, policy, shop } = view;
  const why = triage ? decisions.find(({ rule, kind }) => kind === 'triage' && rule === triage.rule) : undefined;
  const items = [
    {
      key: 'priority',
      label: t('priority'),
      children: triage ? (
        <>
          {t('priorityOf', { priority: triage.priority })} <Why of={why} />
          {why ? null : <span className="quiet">{triage.rule}</span>}
        </>
      ) : (
        t('noTriage')
      ),
    },
    ...(triage ? [{ key: 'queue', label: t('queue'), children: role('queue', triage.queue) }] : []),
    ...(tier === undefined ? [] : [{ key: 'tier', label: t('tier'), children: name('state', tier) }]),
    { key: 'channel', label: t('channel'), children: name('channel', request.channel) },
    ...(request.impact === null
      ? []
      : [{ key: 'impact', label: t('impact'), children: name('impact', request.impact) }]),
    { key: 'opened', label: t('opened'), children: <Moment at={view.openedAt} shop={shop} show="absolute" /> },
    { key: 'since', label: t('since'), children: <Moment at={view.since} shop={shop} show="absolute" /> },
    { key: 'policy', label: t('policy'), children: `${policy.id} ${policy.version}` },
  ];
  return <Descriptions size="small" column={1} items={items} className="facts" />;
}
