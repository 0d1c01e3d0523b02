import { Button, Card, Descriptions, Flex, Tag } from 'antd';
import { useState, type ReactElement } from 'react';
import type { ProviderView } from '#console/api/types.ts';
import { useAct, useRead } from '#console/api/use-read.ts';
import { Moment } from '#console/kit/moment.tsx';
import { PageBody } from '#console/kit/page-frame.tsx';
import { useMe } from '#console/shell/me.ts';
import { useWords } from '#console/words/use-words.ts';
import { PauseDialog } from './pause-dialog.tsx';
import { words } from './words.ts';

/** The outside systems: how each answers, what waits for it, and whether it is called. */
export function Providers(): ReactElement {
  const read = useRead<{ readonly data: readonly ProviderView[] }>('/v1/operations/providers');
  const [pausing, setPausing] = useState<ProviderView['port']>();
  return (
    <PageBody reading={read}>
      <div className="operations-cards">
        {(read.data?.data ?? []).map((provider) => (
          <Provider key={provider.port} of={provider} onPause={() => setPausing(provider.port)} />
        ))}
      </div>
      <PauseDialog port={pausing} onClose={() => setPausing(undefined)} />
    </PageBody>
  );
}

interface ProviderProps {
  readonly of: ProviderView;
  readonly onPause: () => void;
}

function Provider({ of, onPause }: ProviderProps): ReactElement {
  const t = useWords(words);
  const { may } = useMe();
  const { act, isActing } = useAct();
  const port = t(`port.${of.port}`);
  const unpause = (): void => void act('post', `/v1/operations/providers/${of.port}/unpause`, {}, { done: t('again') });
  return (
    <Card size="small" title={<h2 className="operations-port">{port}</h2>} extra={<State of={of} />}>
      {of.pause ? (
        <p role="status">
          {t('pausedBy', { by: of.pause.by, why: of.pause.why })}
          {of.pause.until === null ? null : (
            <>
              {' · '}
              {t('pausedUntil')} <Moment at={of.pause.until} show="relative" />
            </>
          )}
        </p>
      ) : null}
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'answer', label: t('lastAnswer'), children: <MomentOrNever at={of.lastSuccessAt} /> },
          {
            key: 'failure',
            label: t('lastFailure'),
            children: (
              <span>
                <MomentOrNever at={of.lastFailureAt} /> {of.lastFailure}
              </span>
            ),
          },
          { key: 'cases', label: t('waiting'), children: t('casesWait', { n: of.waiting }) },
          {
            key: 'queue',
            label: <QueueLink of={of} />,
            children: of.queue.backlog === null ? t('queueUnknown') : t('queued', { n: of.queue.backlog }),
          },
        ]}
      />
      {may('pauseProvider') ? (
        <Flex justify="end">
          {of.pause ? (
            <Button type="primary" loading={isActing} onClick={unpause}>
              {t('unpauseOf', { port })}
            </Button>
          ) : (
            <Button onClick={onPause}>{t('pauseOf', { port })}</Button>
          )}
        </Flex>
      ) : null}
    </Card>
  );
}

function State({ of }: { readonly of: ProviderView }): ReactElement | null {
  const t = useWords(words);
  if (of.pause)
    return (
      <Tag variant="outlined" color="warning">
        {t('paused')}
      </Tag>
    );
  if (of.failures > 0)
    return (
      <Tag variant="outlined" color="error">
        {t('fails', { n: of.failures })}
      </Tag>
    );
  if (of.lastSuccessAt === null) return null;
  return <Tag variant="outlined">{t('answers')}</Tag>;
}

function MomentOrNever({ at }: { readonly at: string | null }): ReactElement {
  const t = useWords(words);
  return at === null ? <>{t('never')}</> : <Moment at={at} />;
}

function QueueLink({ of: { queue } }: { readonly of: ProviderView }): ReactElement {
  return queue.url === null ? (
    <>{queue.name}</>
  ) : (
    <a href={queue.url} target="_blank" rel="noreferrer">
      {queue.name}
    </a>
  );
}
