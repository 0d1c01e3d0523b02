import { Button, Drawer, Table, Tag, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { useRead } from '#console/api/use-read.ts';
import { Moment } from '#console/kit/moment.tsx';
import { useNames } from '#console/kit/use-names.ts';
import { useCaseNames } from '#console/pages/case/case-names.ts';
import type { CaseView } from '#console/pages/case/case-types.ts';
import { useWords } from '#console/words/use-words.ts';
import type { ExplainedClock } from './right-types.ts';
import { Section } from './section.tsx';
import { useStretchNames } from './stretch-names.ts';
import { words } from './words.ts';

/** Every deadline that runs, and on demand the time that was counted for it, stretch by stretch. */
export function DeadlinesCard({ view }: { readonly view: CaseView }): ReactElement {
  const t = useWords(words);
  const name = useCaseNames();
  const turn = useNames();
  const [explained, setExplained] = useState<string>();
  const clocks = view.clocks.toSorted((one, other) => one.dueAt.localeCompare(other.dueAt));
  return (
    <Section title={t('deadlines')}>
      {clocks.length === 0 ? <Typography.Text type="secondary">{t('noClocks')}</Typography.Text> : null}
      {clocks.map((clock) => (
        <div key={`${clock.name} ${clock.dueAt}`} className="clock-row">
          <span>
            <strong>{name('clock', clock.name)}</strong> · {turn('turn', clock.waitsFor)} ·{' '}
            <Moment at={clock.dueAt} shop={view.shop} /> ·{' '}
            {clock.to === null
              ? t('thenTo', { what: name('end', clock.then) })
              : t('called', { who: turn('role', clock.to) })}
          </span>
          <Button
            size="small"
            aria-label={`${t('explain')}: ${name('clock', clock.name)}`}
            onClick={() => setExplained(clock.name)}
          >
            {t('explain')}
          </Button>
        </div>
      ))}
      <Drawer
        open={explained !== undefined}
        onClose={() => setExplained(undefined)}
        title={explained === undefined ? '' : name('clock', explained)}
        size="large"
      >
        {explained === undefined ? null : <Explained view={view} clock={explained} />}
      </Drawer>
    </Section>
  );
}

function Explained({ view, clock: wanted }: { readonly view: CaseView; readonly clock: string }): ReactElement {
  const t = useWords(words);
  const turn = useNames();
  const found = useRead<{ clocks: ExplainedClock[] }>(`/v1/cases/${view.caseNo}/clocks`);
  return (
    <>
      {(found.data?.clocks ?? [])
        .filter(({ name }) => name === wanted)
        .map((clock) => (
          <section key={clock.key} aria-label={clock.key}>
            <p>
              <Moment at={clock.startedAt} shop={view.shop} show="absolute" /> →{' '}
              <Moment at={clock.dueAt} shop={view.shop} />
              <br />
              {clock.within === null ? null : <Tag>{t('lasts', { length: clock.within })}</Tag>}
              {clock.setBy === null ? null : <Tag>{t('setBy', { who: turn('turn', clock.setBy) })}</Tag>}
              {clock.level > 0 ? <Tag>{t('level', { n: clock.level })}</Tag> : null}
            </p>
            <Stretches of={clock.intervals} shop={view.shop} />
          </section>
        ))}
    </>
  );
}

function Stretches({ of, shop }: { readonly of: ExplainedClock['intervals']; readonly shop: string }): ReactElement {
  const t = useWords(words);
  const why = useStretchNames();
  return (
    <Table
      size="small"
      pagination={false}
      rowKey={({ from, to }) => `${from} ${to}`}
      dataSource={[...of]}
      columns={[
        { dataIndex: 'from', title: '', render: (at: string) => <Moment at={at} shop={shop} show="absolute" /> },
        { dataIndex: 'to', title: '', render: (at: string) => <Moment at={at} shop={shop} show="absolute" /> },
        {
          key: 'why',
          title: '',
          render: (_value, { counted, why: reason, uncovered }) => (
            <>
              <Tag color={counted ? 'blue' : 'default'}>{t(counted ? 'counted' : 'paused')}</Tag> {why(reason)}
              {uncovered ? <Tag color="red">{t('uncovered')}</Tag> : null}
            </>
          ),
        },
      ]}
    />
  );
}
