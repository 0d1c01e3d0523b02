import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { CrashPoint } from '#activities/crash-point.ts';
import {
  toHappening,
  WEBHOOK_PORTS,
  type Reference,
  type WebhookMeaning,
  type WebhookPort,
} from '#adapters/webhooks/happening.ts';
import type { Opening } from '#adapters/webhooks/opening.ts';
import { readEnvelope } from '#adapters/webhooks/verify.ts';
import type { Happening } from '#domain/case/commands.ts';
import { foldNew } from '#domain/case/new-event.ts';
import { judge } from '#domain/case/judge.ts';
import { needsJudgement } from '#domain/case/own-turn.ts';
import { withMoves } from '#domain/case/moves.ts';
import type { CaseState } from '#domain/case/state.ts';
import { chargeKeyOf, refundKeyOf, workflowIdOf, type CaseNo } from '#domain/ids.ts';
import type { Money } from '#domain/money.ts';
import { casesOfPayment, findCase } from '#store/cases.ts';
import type { Queries } from '#store/db.ts';
import { recordDispute } from '#store/ledger/disputes.ts';
import { markInbox, takeFromInbox, type InboxMark, type InboxRow } from '#store/inbox.ts';
import { casesOfRef } from '#store/refs.ts';
import { HAPPENINGS } from '#workflows/case/messages.ts';

export interface InboxDeps {
  readonly queries: Queries;
  readonly client: Client;
  readonly crashPoint: CrashPoint;
  readonly now: () => number;
  /** Opens a case for news that may need one. */
  readonly open: (row: InboxRow, opening: Opening) => Promise<InboxMark>;
}

const LEASE_MS = 15_000;
/** News may overtake the record of what they are about; after so many looks they belong to nobody. */
const LOOKS = 8;
/** No case of ours asks a bank for anything: a dispute overtakes a record only when a request has just come in. */
const LOOKS_FOR_DISPUTES = 4;
/** A case that was just opened has looked its order up by then. */
const JUDGED_WITHIN_MS = 500;

/**
 * Hands what providers told us to the cases it is about (R45). News that would change nothing in the case are kept
 * here and not signalled, so that histories stay short; what belongs to no case is kept with the reason.
 */
export async function dispatchInbox(deps: InboxDeps): Promise<number> {
  const rows = await takeFromInbox(deps.queries, { now: deps.now(), limit: 50, leaseMs: LEASE_MS });
  const batch: Batch = { ...deps, expected: new Map() };
  for (const row of rows) await markInbox(deps.queries, row.id, await handOver(batch, row));
  return rows.length;
}

/** A bank's claim on a payment that no case is about binds the ledger all the same, and somebody has to see it (R22). */
async function withoutCase(deps: Batch, row: InboxRow, { happening, reference }: Claimed): Promise<InboxMark> {
  const { owner: _owner, ...told } = happening.data;
  if (told.status === 'open' && reference.kind === 'payment') {
    const opened = await deps.open(row, { problem: 'payment_disputed', order: reference.order, items: [] });
    // The case is told next, by the same news.
    if (opened.status === 'done')
      return { status: 'new', againAt: deps.now() + JUDGED_WITHIN_MS, note: 'a case was opened for it' };
    if (opened.status === 'new') return opened;
  }
  const recorded = await recordDispute(deps.queries, null, { ...told, at: happening.at });
  return { status: 'dead', note: `a dispute of no case of ours${recorded ? '' : ', of a payment we do not know'}` };
}

interface Claimed {
  readonly happening: Happening<'disputeReported'>;
  readonly reference: Reference;
}

/** One look into the inbox; what cases will make of the news they were just told counts for the news after. */
interface Batch extends InboxDeps {
  readonly expected: Map<CaseNo, CaseState>;
}

async function handOver(deps: Batch, row: InboxRow): Promise<InboxMark> {
  const meaning = meaningOf(row);
  if ('opening' in meaning) return deps.open(row, meaning.opening);
  if (meaning.happening === undefined)
    return { status: meaning.reason === 'changes_nothing' ? 'ignored' : 'dead', note: meaning.detail };
  const { happening, reference } = meaning;
  const owners = await ownersOf(deps.queries, reference);
  if (owners.length === 0) return ofNobody(deps, row, { happening, reference });
  const marks: InboxMark[] = [];
  for (const [index, caseNo] of owners.entries())
    marks.push(await tell(deps, row, { caseNo, happening: index === 0 ? toOwner(happening) : happening, reference }));
  return markOfAll(marks);
}

/** News whose case is not on record: it may be soon, and after so many looks there is none. */
async function ofNobody(
  deps: Batch,
  row: InboxRow,
  { happening, reference }: Pick<Telling, 'happening' | 'reference'>,
): Promise<InboxMark> {
  const looks = happening.type === 'disputeReported' ? LOOKS_FOR_DISPUTES : LOOKS;
  if (row.attempts < looks) return later(deps, row, 'no case yet');
  return happening.type === 'disputeReported'
    ? withoutCase(deps, row, { happening, reference })
    : { status: 'ignored', note: 'belongs to no case of ours' };
}

/** What becomes of news that several cases were told: looked at again while one of them could not be told. */
const markOfAll = (marks: readonly InboxMark[]): InboxMark =>
  marks.find(({ status }) => status === 'new') ??
  marks.find(({ status }) => status === 'done') ??
  marks[0] ?? { status: 'ignored' };

/** Several cases hear of a dispute; the people of one answer it (R22). */
const toOwner = (happening: Happening): Happening =>
  happening.type === 'disputeReported' ? { ...happening, data: { ...happening.data, owner: true } } : happening;

interface Telling {
  readonly caseNo: CaseNo;
  readonly happening: Happening;
  readonly reference: Reference;
}

async function tell(deps: Batch, row: InboxRow, { caseNo, happening, reference }: Telling): Promise<InboxMark> {
  const state = await stateOf(deps, caseNo);
  if (!state) return later(deps, row, `${caseNo} has no record yet`);
  // The ledger knows the order's payments once somebody has looked the order up.
  if (happening.type === 'disputeReported' && needsJudgement(state) && row.attempts < 3 * LOOKS)
    return later(deps, row, `${caseNo} is not judged yet`);
  if (disagrees(state, reference))
    return { status: 'dead', caseNo, note: 'the amount or currency is not the one we asked for' };
  const judged = withMoves(state, judge(state, happening, happening.at));
  if (judged.length === 0) {
    // What a case that is being written would make of it is known a moment later.
    return row.attempts < 2
      ? later(deps, row, 'changes nothing yet')
      : { status: 'ignored', caseNo, note: 'changes nothing' };
  }
  await deps.crashPoint('inbox.before', `${caseNo} ${happening.type}`);
  try {
    await deps.client.workflow
      .getHandle(workflowIdOf(caseNo))
      .signal<[Happening]>(HAPPENINGS[happening.type].name, happening);
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { status: 'ignored', caseNo, note: 'the case is archived' };
    return later(deps, row, 'the case could not be told');
  }
  await deps.crashPoint('inbox.afterSignal', `${caseNo} ${happening.type}`);
  deps.expected.set(caseNo, foldNew(state, judged));
  return { status: 'done', caseNo };
}

/** The case as it is on record, or as it will be once it has heard what it was just told. */
async function stateOf({ queries, expected }: Batch, caseNo: CaseNo): Promise<CaseState | undefined> {
  const recorded = (await findCase(queries, caseNo))?.state;
  const soon = expected.get(caseNo);
  return recorded && soon && soon.seq > recorded.seq ? soon : recorded;
}

const later = ({ now }: InboxDeps, { attempts }: InboxRow, note: string): InboxMark => ({
  status: 'new',
  againAt: now() + Math.min(60_000, 150 * 2 ** attempts),
  note,
});

function meaningOf({ provider, body }: InboxRow): WebhookMeaning {
  const port = WEBHOOK_PORTS.find((one) => one === provider);
  const envelope = readEnvelope(body);
  if (port === undefined || envelope === undefined)
    return { happening: undefined, reason: 'data_malformed', detail: 'the envelope cannot be read' };
  return toHappening(port satisfies WebhookPort, envelope);
}

async function ownersOf(queries: Queries, reference: Reference): Promise<readonly CaseNo[]> {
  if (reference.kind === 'parcel') return casesOfRef(queries, 'tracking', reference.trackingNo);
  if (reference.kind === 'payment') return casesOfPayment(queries, reference.paymentId, reference.order);
  if (reference.kind === 'review') return casesOfRef(queries, 'review', reference.reviewId);
  return reference.caseNo === undefined ? [] : [reference.caseNo];
}

/** A refund or charge in another amount than ours is never booked as ours. */
function disagrees(state: CaseState, reference: Reference): boolean {
  if (reference.kind === 'charge') {
    const charge = state.charges?.find(({ n }) => chargeKeyOf(state.caseNo, n) === reference.key);
    return charge !== undefined && !isSameMoney(charge.money, reference.money);
  }
  if (reference.kind !== 'refund') return false;
  const refund = state.refunds.find(({ n }) => refundKeyOf(state.caseNo, n) === reference.refundKey);
  return refund !== undefined && !isSameMoney(refund.money, reference.money);
}

const isSameMoney = (ours: Money, theirs: Money): boolean =>
  ours.amount === theirs.amount && ours.currency === theirs.currency;
