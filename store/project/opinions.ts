import type { CaseState } from '#domain/case/state.ts';
import type { Queries } from '#store/db.ts';
import { publicOpinions } from '#store/schema/intake-facts.ts';
import type { Step } from './step.ts';

export type OpinionRow = typeof publicOpinions.$inferSelect;

/** What the weekly list knows of a case about a public opinion (G1-G3); undefined for any other case. */
export function opinionRow(state: CaseState): OpinionRow | undefined {
  const { review } = state.request;
  if (!review) return undefined;
  return {
    caseNo: state.caseNo,
    shop: state.request.shop,
    orderNo: state.request.order,
    reviewId: review.reviewId,
    lineNo: review.lineNo ?? null,
    stars: review.stars,
    openedAt: state.openedAt,
    ...contactColumns(state),
    ...afterwards(state),
  };
}

const contactColumns = ({ contacts = [] }: CaseState) => ({
  attempts: contacts.length,
  contactedAt: contacts.find(({ reached }) => reached)?.at ?? null,
  cause: contacts.findLast(({ cause }) => cause !== undefined)?.cause ?? null,
});

const afterwards = ({ opinion, publicReplies = 0 }: CaseState) => ({
  replies: publicReplies,
  changedStars: opinion?.stars ?? null,
  changedAt: opinion?.changedAt ?? null,
});

/** What changes the row. */
const TELLING: ReadonlySet<string> = new Set(['requestReceived', 'contactMade', 'publicReplyGiven', 'reviewChanged']);

export async function projectOpinion(queries: Queries, steps: readonly Step[]): Promise<void> {
  if (!steps.some(({ event }) => TELLING.has(event.type))) return;
  const last = steps.at(-1);
  const row = last && opinionRow(last.after);
  if (!row) return;
  const { caseNo: _caseNo, ...set } = row;
  await queries.insert(publicOpinions).values(row).onConflictDoUpdate({ target: publicOpinions.caseNo, set });
}
