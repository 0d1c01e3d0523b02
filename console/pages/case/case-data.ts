import { useEffect } from 'react';
import { usePages, useRead, type Pages } from '#console/api/use-read.ts';
import { useMe } from '#console/shell/me.ts';
import type { Background, CaseEvent, CaseView, Decision, GivenText, Message } from './case-types.ts';

/** Everything the case page reads, each by one read that live updates refresh. */
export interface CaseData {
  readonly view: ReturnType<typeof useRead<CaseView>>;
  readonly background: ReturnType<typeof useRead<Background>>;
  readonly events: Pages<CaseEvent>;
  readonly decisions: Pages<Decision>;
  readonly messages: Pages<Message>;
  /** What people wrote; empty for roles that do not read it. */
  readonly texts: readonly GivenText[];
}

const PAGE = { limit: 200 };

export function useCase(caseNo: string): CaseData {
  const { may } = useMe();
  const path = `/v1/cases/${encodeURIComponent(caseNo)}`;
  const view = useRead<CaseView>(path);
  const known = { enabled: view.isSuccess };
  const texts = useRead<{ data: GivenText[] }>(`${path}/texts`, {}, { enabled: view.isSuccess && may('listTexts') });
  return {
    view,
    background: useRead<Background>(`${path}/background`, {}, known),
    events: useAll<CaseEvent>(`${path}/events`, known),
    decisions: useAll<Decision>(`${path}/decisions`, known),
    messages: useAll<Message>(`${path}/messages`, known),
    texts: texts.data?.data ?? [],
  };
}

/** All pages of a list of one case, asked for one after the other. */
function useAll<T>(path: string, options: { readonly enabled: boolean }): Pages<T> {
  const pages = usePages<T>(path, PAGE, options);
  const { hasMore, isLoadingMore, more } = pages;
  useEffect(() => {
    if (hasMore && !isLoadingMore) more();
  }, [hasMore, isLoadingMore, more]);
  return pages;
}
