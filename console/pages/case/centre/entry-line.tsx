import { SwapRightOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { memo, useState, type ReactElement } from 'react';
import { Moment } from '#console/kit/moment.tsx';
import { useNames } from '#console/kit/use-names.ts';
import { Why } from '#console/kit/why.tsx';
import { useLocale, useWords } from '#console/words/use-words.ts';
import type { Entry } from './entries.ts';
import { MESSAGE_NAMES } from './message-names.ts';
import { MessageWords } from './message-words.tsx';
import { words } from './words.ts';

interface EntryLineProps {
  readonly entry: Entry;
  readonly shop: string;
  readonly currency: string | undefined;
}

/** One line of the timeline: when, what, by whom, and why. */
export const EntryLine = memo(function EntryLine({ entry, shop, currency }: EntryLineProps): ReactElement {
  const t = useWords(words);
  const { at, group, decision, because, wrote, message, isSlip } = entry;
  return (
    <li className={`entry entry-${group}`} data-type={entry.type}>
      <div className="entry-when quiet">
        <Moment at={at} shop={shop} show="absolute" />
      </div>
      <div className="entry-what">
        <span>{message ? <Told entry={entry} /> : entry.text}</span>
        {isSlip ? <Tag icon={<SwapRightOutlined aria-hidden />}>{t('slip')}</Tag> : null}
        {decision ? <Why of={decision} currency={currency} override={decision.override?.why} /> : null}
        <Actor entry={entry} />
        {wrote === null ? null : <blockquote className="entry-wrote">{wrote}</blockquote>}
        {because !== null && !decision && !isRule(because) ? (
          <div className="quiet">{t('because', { text: because })}</div>
        ) : null}
      </div>
    </li>
  );
});

/** A timer's or rule's name, as against what a person gave as their reason. */
const isRule = (because: string): boolean => /^[\w.:-]+$/.test(because);

function Actor({ entry: { by, message, because } }: { readonly entry: Entry }): ReactElement | null {
  const name = useNames();
  if (message) return null;
  const own = by.type === 'system' || by.type === 'provider';
  const rule = by.type === 'system' ? (because ?? by.id) : by.id;
  return (
    <span className="quiet entry-by">
      {' — '}
      {name('role', by.type)}
      {rule === undefined || rule === null || (own && !isRule(rule)) ? null : ` · ${rule}`}
    </span>
  );
}

/** How far a message is, in the words of the page. */
const STATUS: Readonly<Record<string, 'waiting' | 'sent' | 'failed' | 'dead' | 'stale' | 'cancelled'>> = {
  queued: 'waiting',
  sending: 'waiting',
  sent: 'sent',
  failed: 'failed',
  dead: 'dead',
  stale: 'stale',
  cancelled: 'cancelled',
};

function Told({ entry: { message } }: { readonly entry: Entry }): ReactElement | null {
  const t = useWords(words);
  const locale = useLocale();
  const name = useNames();
  const [isOpen, setOpen] = useState(false);
  if (!message) return null;
  const title = MESSAGE_NAMES[message.template]?.[locale === 'en' ? 0 : 1] ?? message.template;
  const { status } = message;
  const said = STATUS[status];
  return (
    <>
      {t('told', { who: name('role', message.to) })}
      {locale === 'en' ? ': ' : '：'}
      {title} <Tag {...(status === 'dead' ? { color: 'red' } : {})}>{said ? t(said) : status}</Tag>
      <Button type="link" size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t(isOpen ? 'hide' : 'read')}
      </Button>
      {isOpen ? <MessageWords id={message.id} /> : null}
    </>
  );
}
