import { actorOf } from '#api/access.ts';
import type { CaseRecord } from '#api/deps.ts';
import { effectView, refusalOf } from '#api/effect-view.ts';
import type { ForesightPort } from '#api/foresight-port.ts';
import { refuseTying } from '#api/no-tying.ts';
import { asking, ownCase } from '#api/own-case.ts';
import { defineRoute, type Context } from '#api/route.ts';
import { caseParams, words } from '#api/schemas/fields.ts';
import { offerPreview } from '#api/schemas/next-actions.ts';
import type { CommandData } from '#domain/case/commands.ts';
import type { CaseState } from '#domain/case/state.ts';
import { money, type Money } from '#domain/money.ts';
import type { Above } from '#domain/negotiation/state.ts';
import type { OfferSummary } from '#domain/offer.ts';
import { remedyOf } from '#domain/remedies/index.ts';
import { TASK_KINDS } from '#domain/task.ts';
import type { NewDecision } from '#store/decisions.ts';
import { limitFor } from './next-actions.ts';
import { offerBody, offerData } from './offers.ts';
import { timeOf } from './previews.ts';

export const previewOffer = defineRoute({
  method: 'post',
  path: '/v1/cases/{no}/offers/preview',
  operationId: 'previewOffer',
  tag: 'acts',
  summary: 'See what an offer would be before it is made',
  description:
    'Decides as `makeOffer` would, on the ledgers as they are, and records nothing: whether it can be offered and why not, its price line by line, the limit of the caller, who has to agree, what it costs, and what the customer would read.',
  cites: ['C5', 'R37', 'R43'],
  idempotency: 'none',
  params: caseParams,
  body: offerBody.extend({ reason: words(500).optional() }),
  responses: { 200: { description: 'What it would be.', schema: offerPreview } },
  refusals: ['case_unknown', 'tied_to_opinion'],
  async handler({ params, body }, context) {
    const record = await ownCase(context, params.no);
    refuseTying([body.reason]);
    const data = offerData({ ...body, reason: body.reason ?? '-' });
    const found = await foreseen(context, record, data);
    const shared = { version: record.state.seq, limit: limitFor(context, record.state) };
    if (!found.ok) return { status: 200, body: { ...shared, ...NOT_ELIGIBLE, refusal: refusalOf(found.refusal) } };
    const { offer, above } = offerIn(found.value.after, found.value.events);
    const { currency } = offer.money;
    const limit = context.deps.foresight.limitOf(record.state.policy, actorOf(asking(context)));
    return {
      status: 200,
      body: {
        version: record.state.seq,
        eligible: true,
        refusal: null,
        offer: offerView(offer),
        most: await mostOf(context, record, data),
        explanation: found.value.decision ? explanationOf(found.value.decision) : null,
        limit: limit === undefined ? null : money(limit, currency),
        approval: above ? approvalView(above, currency) : null,
        against: againstIn(found.value.events),
        cost: costOf(offer),
        effect: await effectView(found.value, { messages: context.deps.messages, role: asking(context).role }),
      },
    };
  },
});

type Found = Awaited<ReturnType<ForesightPort['offer']>>;
type Events = (Found & { ok: true })['value']['events'];

const NOT_ELIGIBLE = {
  eligible: false,
  offer: null,
  most: null,
  explanation: null,
  approval: null,
  against: null,
  cost: null,
  effect: null,
} as const;

/** Tried with the articles it names, as the shop sells them now (D3). */
async function foreseen(context: Context, record: CaseRecord, data: CommandData['makeOffer']): Promise<Found> {
  const { deps } = context;
  const gifts = (data.extras ?? []).flatMap(({ kind, sku }) => (kind === 'gift' && sku !== undefined ? [sku] : []));
  const skus = [...(data.replacements ?? []).map(({ sku }) => sku), ...gifts];
  const goods = skus.length === 0 ? undefined : await deps.shopDesk?.goods(skus, record.state.request.order);
  return deps.foresight.offer({
    caseNo: record.caseNo,
    by: actorOf(asking(context)),
    at: await timeOf(context, record),
    data,
    ...(goods ? { goods } : {}),
  });
}

/** The offer as it was made or proposed, the version it would have, and what it is above of. */
function offerIn(after: CaseState, events: Events): { offer: OfferSummary; above?: Above } {
  const proposed = events.find((one) => one.type === 'offerProposed');
  if (proposed) return { offer: proposed.data.offer, above: proposed.data.above };
  const made = events.find((one) => one.type === 'offerMade');
  if (!made) throw new Error(`${after.caseNo}: an offer left no event`);
  return { offer: made.data.offer };
}

const offerView = ({ remedy, money: back, charge, terms, freight, refundDays, confirm }: OfferSummary) => ({
  remedy,
  title: remedyOf(remedy).title,
  money: back,
  charge: charge ?? null,
  grants: (terms?.grants ?? []).map(({ kind, worth }) => ({ kind, worth })),
  freight,
  refundDays,
  confirm: confirm === true,
  duties: [...remedyOf(remedy).duties],
});

/** What it would be without the amount that lowers it; of what is named by its amount there is no such thing. */
async function mostOf(
  context: Context,
  record: CaseRecord,
  { amount, ...data }: CommandData['makeOffer'],
): Promise<Money | null> {
  if (amount === undefined || remedyOf(data.remedy).byAmount === true) return null;
  const found = await foreseen(context, record, data);
  return found.ok ? offerIn(found.value.after, found.value.events).offer.money : null;
}

const explanationOf = ({ because, arithmetic = [] }: NewDecision) => ({ ...because, arithmetic });

const approvalView = ({ what, limit, total }: Above, currency: Money['currency']) => ({
  role: TASK_KINDS.approve.role,
  what,
  limit: money(limit, currency),
  total: money(total, currency),
});

function againstIn(events: Events): { rule: string; said: string } | null {
  const gone = events.find((one) => one.type === 'ruleOverridden');
  return gone ? { rule: gone.data.rule, said: gone.data.said } : null;
}

/** What leaves the shop: the money, and what the grants are worth. */
function costOf(offer: OfferSummary): Money {
  const grants = (offer.terms?.grants ?? []).reduce((sum, { worth }) => sum + worth.amount, 0);
  return money(offer.money.amount + grants, offer.money.currency);
}
