import {
  FastForwardOutlined,
  FieldTimeOutlined,
  InboxOutlined,
  MailOutlined,
  ThunderboltOutlined,
} from '@ant-design/icons';
import { App, Button, Flex, Tooltip } from 'antd';
import { useState, type ReactElement } from 'react';
import { useAct } from '#console/api/use-read.ts';
import { absoluteText } from '#console/kit/time-text.ts';
import { useNames } from '#console/kit/use-names.ts';
import { useNow } from '#console/kit/use-now.ts';
import type { Background, CaseView } from '#console/pages/case/case-types.ts';
import { useMe } from '#console/shell/me.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { MailboxDrawer } from './mailbox-drawer.tsx';
import { TroubleDrawer } from './trouble-drawer.tsx';
import { useTroubles } from './use-troubles.ts';
import { words } from './words.ts';

interface RehearsalBarProps {
  readonly view: CaseView;
  readonly background: Background;
}

interface Moved {
  readonly now: string;
  readonly stopped?: 'needed' | 'over' | 'nothing' | 'long';
  readonly waitingOn?: string;
}

/** Sandbox mode only: moves this case's clock and the world's with it, and opens what is around it (design 6). */
export function RehearsalBar({ view, background }: RehearsalBarProps): ReactElement | null {
  const t = useWords(words);
  const { may } = useMe();
  const [open, setOpen] = useState<'troubles' | 'mailbox' | undefined>();
  const say = useInstant(background.zone);
  if (!may('fastForward')) return null;
  return (
    <section aria-label={t('rehearsal')} className="rehearsal-bar">
      <Flex gap="small" wrap align="center">
        <FieldTimeOutlined aria-hidden />
        <span>
          {t('clock')}: <strong className="figures">{say(background.now)}</strong>
        </span>
        <Moves view={view} say={say} />
        <TroublesButton caseNo={view.caseNo} onOpen={() => setOpen('troubles')} />
        <Button size="small" icon={<MailOutlined aria-hidden />} onClick={() => setOpen('mailbox')}>
          {t('mailbox')}
        </Button>
      </Flex>
      <TroubleDrawer caseNo={view.caseNo} isOpen={open === 'troubles'} onClose={() => setOpen(undefined)} />
      <MailboxDrawer view={view} isOpen={open === 'mailbox'} onClose={() => setOpen(undefined)} />
    </section>
  );
}

function useInstant(zone: string): (at: string) => string {
  const locale = useLocale();
  const now = useNow();
  return (at) => absoluteText(Date.parse(at), now, { locale, zone });
}

function TroublesButton({ caseNo, onOpen }: { readonly caseNo: string; readonly onOpen: () => void }): ReactElement {
  const t = useWords(words);
  const n = useTroubles(caseNo).data?.data.length ?? 0;
  return (
    <Button
      size="small"
      icon={<ThunderboltOutlined aria-hidden />}
      type={n > 0 ? 'primary' : 'default'}
      onClick={onOpen}
    >
      {t('troubleCount', { n })}
    </Button>
  );
}

/** Whose word the world cannot give: a person has to act first. */
const WORLDS: ReadonlySet<string> = new Set(['carrier', 'payments', 'aftercare', 'warehouse', 'nobody']);

function Moves({ view, say }: { readonly view: CaseView; readonly say: (at: string) => string }): ReactElement {
  const t = useWords(words);
  const name = useNames();
  const { message } = App.useApp();
  const { act, isActing } = useAct();
  const path = `/v1/cases/${view.caseNo}`;
  const isOver = view.stage === 'archived';
  const isPersons = !WORLDS.has(view.waitingOn);
  const move = async (operation: 'fast-forward' | 'play', body: object): Promise<void> => {
    const moved = await act<Moved>('post', `${path}/${operation}`, body);
    if (!moved.ok) return;
    const { now, stopped = 'moved', waitingOn = 'nobody' } = moved.value;
    void message.info(t(stopped, { now: say(now), who: name('turn', waitingOn) }));
  };
  return (
    <>
      <Button
        size="small"
        disabled={isOver}
        loading={isActing}
        onClick={() => void move('fast-forward', { duration: 'PT1H' })}
      >
        {t('hour')}
      </Button>
      <Button size="small" disabled={isOver || isActing} onClick={() => void move('fast-forward', { duration: 'P1D' })}>
        {t('day')}
      </Button>
      <Button
        size="small"
        disabled={isOver || isActing || view.next === null}
        onClick={() => void move('fast-forward', { until: 'next-deadline' })}
      >
        {t('deadline')}
      </Button>
      <Tooltip title={isPersons ? t('playNot', { who: name('turn', view.waitingOn) }) : undefined}>
        <Button
          size="small"
          icon={<FastForwardOutlined aria-hidden />}
          disabled={isOver || isActing || isPersons}
          onClick={() => void move('play', {})}
        >
          {t('play')}
        </Button>
      </Tooltip>
      <PostButton view={view} isBusy={isActing} />
    </>
  );
}

/** In the customer's place: hands the return to the carrier, once there is a label for it. */
function PostButton({ view, isBusy }: { readonly view: CaseView; readonly isBusy: boolean }): ReactElement | null {
  const t = useWords(words);
  const { act, isActing } = useAct();
  if (view.parcel?.status !== 'awaitingParcel' || view.parcel.rma === null) return null;
  return (
    <Button
      size="small"
      icon={<InboxOutlined aria-hidden />}
      disabled={isBusy || isActing}
      onClick={() => void act('post', `/v1/cases/${view.caseNo}/send-parcel`, {}, { done: t('parcelDone') })}
    >
      {t('parcel')}
    </Button>
  );
}
