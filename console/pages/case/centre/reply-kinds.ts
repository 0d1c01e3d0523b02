import type { CaseView } from '#console/pages/case/case-types.ts';
import type { ReplyKind } from './reply-templates.ts';

/** Tasks that an answer in words ends, and those in which the customer may be asked something (F3, J1). */
const ENDED = new Set<string>(['answer', 'complaint', 'contact', 'newOffer']);
const ASKING = new Set<string>([...ENDED, 'decide', 'care']);

/** What a reply may do in this case now; the server judges again. */
export function replyKinds({ stage, offer, tasks }: Pick<CaseView, 'stage' | 'offer' | 'tasks'>): readonly ReplyKind[] {
  if (stage === 'closed' || stage === 'archived') return [];
  const mayClose = stage === 'diagnosis' && offer?.status !== 'open' && tasks.some(({ kind }) => ENDED.has(kind));
  const mayAsk = tasks.some(({ kind }) => ASKING.has(kind));
  return ['between', ...(mayClose ? (['closes'] as const) : []), ...(mayAsk ? (['awaits'] as const) : [])];
}
