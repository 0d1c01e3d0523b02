import { MoonOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useDeferredValue, type ReactElement } from 'react';
import type { ApiProblem } from '#console/api/api-problem.ts';
import { act } from '#console/api/client.ts';
import { ProblemBox } from '#console/kit/problem-box.tsx';
import { absoluteText } from '#console/kit/time-text.ts';
import { useNow } from '#console/kit/use-now.ts';
import { useCaseNames } from '#console/pages/case/case-names.ts';
import type { CaseView, SaidReply } from '#console/pages/case/case-types.ts';
import { useZoneOf } from '#console/shell/me.ts';
import { useLocale, useWords } from '#console/words/use-words.ts';
import { useSettled } from './use-settled.ts';
import { words } from './words.ts';
import type { ReplyKind } from './reply-templates.ts';

interface ReplyPreviewProps {
  readonly view: CaseView;
  readonly text: string;
  readonly kind: ReplyKind;
}

/** The reply as its reader will get it, said by the server: language, channel, frame, and when it is delivered. */
export function ReplyPreview({ view: { caseNo, shop }, text, kind }: ReplyPreviewProps): ReactElement {
  const t = useWords(words);
  const draft = useSettled(useDeferredValue(text.trim()));
  const said = useQuery<SaidReply, ApiProblem>({
    queryKey: ['reply preview', caseNo, draft, kind],
    queryFn: () =>
      act<SaidReply>('post', `/v1/cases/${caseNo}/replies/preview`, {
        text: draft,
        closes: kind === 'closes',
        awaits: kind === 'awaits',
      }),
    enabled: draft !== '',
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
  if (draft === '') return <p className="quiet no-margin">{t('previewEmpty')}</p>;
  if (said.error) return <ProblemBox problem={said.error} onRetry={() => void said.refetch()} />;
  return (
    <section aria-label={t('preview')} className="reply-preview" aria-busy={said.isFetching}>
      <div className="quiet">{t('preview')}</div>
      {said.data ? <Letter said={said.data} shop={shop} /> : null}
    </section>
  );
}

function Letter({ said, shop }: { readonly said: SaidReply; readonly shop: string }): ReactElement {
  const t = useWords(words);
  const own = useLocale();
  const zone = useZoneOf()(shop);
  const now = useNow();
  const name = useCaseNames();
  const { subject, text, locale, channel, notBefore } = said;
  return (
    <>
      <div lang={locale}>
        <strong>{subject}</strong>
        <div className="letter">{text}</div>
      </div>
      <span className="quiet">{t('over', { channel: name('channel', channel), locale })}</span>
      {notBefore === null ? null : (
        <Tag icon={<MoonOutlined aria-hidden />} color="blue">
          {t('quiet', { at: absoluteText(Date.parse(notBefore), now, { locale: own, zone }) })}
        </Tag>
      )}
    </>
  );
}
