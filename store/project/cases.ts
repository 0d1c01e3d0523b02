import type { Clock } from '#domain/case/clocks.ts';
import { isStuck, waitingOn } from '#domain/case/waiting-on.ts';
import type { CaseState } from '#domain/case/state.ts';
import { COMPLAINT_CAUSES } from '#domain/intake/complaint.ts';
import { kindOf } from '#domain/intake/kind.ts';
import { awaitedPort } from '#domain/outside-ports.ts';
import type { CaseRequest } from '#domain/intake/request.ts';
import type { Order } from '#domain/order.ts';
import { untriaged } from '#domain/triage.ts';
import type { cases } from '#store/schema/cases.ts';
import type { Step } from './step.ts';

/** A row of the read model, as far as the case's own events tell; the order adds customer and priority. */
export type CaseColumns = Omit<typeof cases.$inferSelect, 'customerId' | 'priority'> & { readonly priority?: number };

/** Until a case is triaged its customer's tier alone decides (A7); lower is more urgent. */
export const priorityOf = (tier: Order['tier'] | undefined): number => untriaged(tier);

/** What the lists show of a case; `closedAt` and `updatedAt` come from its events. */
export function caseColumns(
  state: CaseState,
  dates: { readonly closedAt: number | null; readonly updatedAt: number },
): CaseColumns {
  return {
    caseNo: state.caseNo,
    seq: state.seq,
    ...requestColumns(state.request),
    ...offerColumns(state),
    ...deadlineColumns(state.clocks),
    ...triageColumns(state),
    stage: state.stage,
    waitingOn: waitingOn(state),
    outcome: state.outcome ?? null,
    refusalCode: state.refusal?.code ?? null,
    stuck: isStuck(state),
    awaitedPort: awaitedPort(state) ?? null,
    openedAt: state.openedAt,
    since: state.since,
    ...dates,
    state,
  };
}

const requestColumns = ({ shop, order, channel, problem, wish }: CaseRequest) => ({
  shop,
  orderNo: order,
  channel,
  problem: problem ?? null,
  wish: wish ?? null,
});

const triageColumns = ({ request, triage, firstResponseAt }: CaseState) => ({
  kind: kindOf(request),
  queue: triage?.queue ?? 'general',
  department: request.cause ? COMPLAINT_CAUSES[request.cause] : null,
  firstResponseAt: firstResponseAt ?? null,
  ...(triage ? { priority: triage.priority } : {}),
});

const offerColumns = ({ agreement, offer }: CaseState) => ({
  remedy: agreement?.remedy ?? offer?.remedy ?? null,
  offerAmount: offer?.money.amount ?? null,
  offerCurrency: offer?.money.currency ?? null,
});

function deadlineColumns(clocks: readonly Clock[]) {
  const deadline = nextDeadline(clocks);
  return { nextDeadlineAt: deadline?.dueAt ?? null, nextDeadlineName: deadline?.name ?? null };
}

/** The earliest end of a clock; asking a provider again is routine and no deadline. */
function nextDeadline(clocks: readonly Clock[]): Clock | undefined {
  const deadlines = clocks.filter(({ then }) => then !== 'poll');
  return deadlines.reduce<Clock | undefined>(
    (first, clock) => (first && first.dueAt <= clock.dueAt ? first : clock),
    undefined,
  );
}

/** When the case closed last, or null while it is open; archiving does not change it. */
export function closedAtAfter(closedAt: number | null, steps: readonly Step[]): number | null {
  return steps.reduce<number | null>((known, { event }) => {
    if (event.type !== 'stageMoved') return known;
    if (event.data.to === 'closed') return event.at;
    return event.data.to === 'archived' ? known : null;
  }, closedAt);
}
