import { earliest, nextInstant, type Clock } from '#domain/case/clocks.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { CaseRequest } from '#domain/intake/request.ts';
import type { OfferState } from '#domain/offer.ts';
import { agrees } from '#domain/parts/mirror/mirror.ts';
import type { Refund } from '#domain/parts/refund.ts';
import { REFUSALS } from '#domain/refusals.ts';
import { remedyOf } from '#domain/remedies/index.ts';
import { roleOf, TASK_KINDS, type Task } from '#domain/task.ts';
import type { Role } from './access.ts';
import { intakeDetailsOf, requestFactsOf } from './intake-view.ts';
import { moneyView, refundWayView } from './money-view.ts';
import { negotiationView, offerDetailsView } from './negotiation-view.ts';
import { changeOfCase, changeOfOffer, changeWishedOf } from './order-change-view.ts';
import { repairOfOffer, repairsOfCase } from './repair-view.ts';
import { goodsOfCase, goodsOfOffer, wishedInstead } from './goods-view.ts';
import type { CaseRecord, Explanation } from './deps.ts';
import { clockView, promisedView } from './time-view.ts';
import type { CaseView } from './schemas/case.ts';

export const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | undefined | null): string | null => (at === undefined || at === null ? null : iso(at));

/** The full picture of a case for a role: customers see their side of it, not the house's tasks and clocks. */
export function viewOf(record: CaseRecord, role: Role): CaseView {
  const { state } = record;
  const isCustomer = role === 'customer';
  return {
    caseNo: state.caseNo,
    shop: state.request.shop,
    order: state.request.order,
    version: state.seq,
    stage: state.stage,
    waitingOn: record.waitingOn,
    since: iso(state.since),
    openedAt: iso(state.openedAt),
    policy: state.policy,
    ...intakeDetailsOf(state, isCustomer),
    request: requestView(state.request),
    next: nextView(earliest(isCustomer ? state.clocks.filter(isPublic) : state.clocks)),
    questions: [...state.questions],
    finding: state.finding ?? null,
    refusal: refusalView(state.refusal),
    offer: state.offer ? offerView(state.offer, record.explanation) : null,
    ...agreedView(state),
    refunds: state.refunds.map((refund) => refundView(refund, isCustomer)),
    ...goodsOfCase(state),
    ...repairsOfCase(state),
    ...changeOfCase(state),
    ...moneyView(state, isCustomer),
    ...negotiationView(state, isCustomer),
    tasks: isCustomer ? [] : state.tasks.map(taskView),
    clocks: isCustomer ? [] : state.clocks.map(clockView),
    mirror: mirrorView(state),
    ...promisedView(state, isCustomer),
    revisit: revisitView(state.revisit),
    withdrawn: state.withdrawn,
    outcome: state.outcome ?? null,
    reopened: state.reopened,
  };
}

function agreedView(state: CaseState): Pick<CaseView, 'agreement' | 'parcel' | 'unitsCancelled' | 'settled'> {
  const { agreement, parcel, settled } = state;
  return {
    agreement: agreement
      ? { remedy: agreement.remedy, offer: agreement.version, agreedAt: iso(agreement.agreedAt) }
      : null,
    parcel: parcel
      ? {
          status: parcel.status,
          rma: parcel.rma ?? null,
          trackingNo: parcel.trackingNo ?? null,
          ourLabel: parcel.ourLabel,
          posted: parcel.posted ?? false,
          paidAhead: parcel.ahead ?? false,
        }
      : null,
    unitsCancelled: state.unitsCancelled,
    settled: settled ? { accepted: settled.accepted, of: settled.of } : null,
  };
}

const requestView = (request: CaseRequest): CaseView['request'] => ({
  channel: request.channel,
  locale: request.locale,
  items: request.items?.map(({ lineNo, quantity }) => ({ line: lineNo, quantity })) ?? null,
  problem: request.problem ?? null,
  wish: request.wish ?? null,
  hasSymptom: request.hasSymptom,
  evidence: request.evidence,
  refundTo: request.refundTo ?? null,
  ...requestFactsOf(request),
  ...wishedInstead(request),
  ...changeWishedOf(request),
});

/** What runs among us alone is no deadline of the customer's. */
const isPublic = ({ name }: Clock): boolean => name !== 'approval' && name !== 'care';

const nextView = (clock: Clock | undefined): CaseView['next'] =>
  clock ? { clock: clock.name, at: iso(nextInstant(clock)), reminder: clock.marks.length > 0, then: clock.then } : null;

const refusalView = (refusal: CaseState['refusal']): CaseView['refusal'] =>
  refusal
    ? { ...refusal, data: refusal.data ?? null, says: REFUSALS[refusal.code].says, todo: REFUSALS[refusal.code].todo }
    : null;

export function offerView(offer: OfferState, explanation: Explanation | undefined): NonNullable<CaseView['offer']> {
  const { title, steps, duties } = remedyOf(offer.remedy);
  return {
    version: offer.version,
    status: offer.status,
    remedy: offer.remedy,
    title,
    steps: [...steps],
    duties: [...duties],
    money: offer.money,
    freight: offer.freight,
    refundDays: offer.refundDays,
    madeAt: iso(offer.madeAt),
    ...offerDetailsView(offer),
    ...goodsOfOffer(offer),
    ...repairOfOffer(offer),
    ...changeOfOffer(offer),
    explanation: explanation ?? null,
  };
}

const refundView = (refund: Refund, isCustomer: boolean): CaseView['refunds'][number] => ({
  n: refund.n,
  money: refund.money,
  status: refund.status,
  paymentId: refund.paymentId,
  tender: refund.tender,
  destination: refund.destination ?? null,
  providerRef: isCustomer ? null : (refund.ref ?? null),
  failureCode: isCustomer ? null : (refund.code ?? null),
  expectedAt: isoOrNull(refund.expectedAt),
  replacedBy: refund.replacedBy ?? null,
  ...refundWayView(refund),
});

export const taskView = (task: Task): CaseView['tasks'][number] => ({
  id: task.id,
  kind: task.kind,
  role: roleOf(task),
  says: TASK_KINDS[task.kind].says,
  why: task.why,
  step: task.step ?? null,
  openedAt: iso(task.openedAt),
  level: task.level,
  department: task.department ?? null,
  owner: task.owner ?? null,
});

function mirrorView(state: CaseState): CaseView['mirror'] {
  if (!state.mirror) return null;
  const { status, deadline, toldAt } = state.mirror;
  return {
    status,
    deadline: deadline ? { at: iso(deadline.at), waitsFor: deadline.waitsFor } : null,
    toldAt: iso(toldAt),
    agrees: agrees(state),
  };
}

const revisitView = (revisit: CaseState['revisit']): CaseView['revisit'] =>
  revisit ? { asked: revisit.asked, solved: revisit.solved ?? null, score: revisit.score ?? null } : null;
