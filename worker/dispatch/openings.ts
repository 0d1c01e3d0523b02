import type { Opening } from '#adapters/webhooks/opening.ts';
import { Rejected } from '#adapters/failure.ts';
import type { ShopOrder, ShopPort } from '#adapters/shop/port.ts';
import type { Review } from '#adapters/shop/reviews.ts';
import type { CommandPort } from '#case-client/port.ts';
import { provider } from '#domain/case/actor.ts';
import type { CaseRequest } from '#domain/intake/request.ts';
import { sameCaseKey } from '#domain/intake/same-case.ts';
import type { PolicyBook } from '#policies/load.ts';
import type { InboxMark, InboxRow } from '#store/inbox.ts';
import type { Intake, NewIntake } from '#store/intake.ts';

export interface OpeningDeps {
  readonly intake: Pick<Intake, 'register' | 'markStarted'>;
  readonly commands: Pick<CommandPort, 'open'>;
  readonly shop: Pick<ShopPort, 'order' | 'review'>;
  readonly policies: PolicyBook;
  readonly now: () => number;
}

/** Who opens such a case, as the record and the intake's key know it. */
const SHOP = 'shop';

/**
 * Opens a case for news of the shop that need one: a public opinion up to the policy's grade (G1), goods that cannot be
 * shipped (D9). The same news again finds the same case; a crash after the intake leaves it to the dispatcher of
 * intakes.
 */
export const openFromNews =
  (deps: OpeningDeps) =>
  async (row: InboxRow, opening: Opening): Promise<InboxMark> => {
    const { shop, policies, now } = deps;
    try {
      const context = { businessTime: row.businessAt, timeline: opening.order };
      const found = await shop.order(opening.order, context);
      if (!found) return { status: 'dead', note: `the shop knows no order ${opening.order}` };
      const settings = policies.shops(now())[found.order.shop];
      if (!settings) return { status: 'ignored', note: `${found.order.shop} is not served here` };
      const policy = policies.latest(settings.policy, now());
      if (opening.review && opening.review.stars > policy.reviews.upToStars)
        return { status: 'ignored', note: 'good enough to need nobody' };
      const review = opening.review ? await shop.review(opening.review.reviewId, context) : undefined;
      const request = requestOf(opening, { shop: found.order.shop, locale: settings.locale });
      // One opinion opens one case, however often it is told (A8, R45).
      const key = opening.review ? `review ${opening.review.reviewId}` : `${opening.problem} ${row.eventId}`;
      const intake = intakeOf({ request, policy, found, review, at: now() }, key);
      return await opened(deps, intake);
    } catch (error) {
      if (error instanceof Rejected) return { status: 'dead', note: error.message };
      return { status: 'new', againAt: now() + Math.min(60_000, 150 * 2 ** row.attempts), note: 'not opened yet' };
    }
  };

async function opened({ intake, commands, now }: OpeningDeps, asked: NewIntake): Promise<InboxMark> {
  const { caseNo, duplicate } = await intake.register(asked);
  if (duplicate) return { status: 'done', caseNo, note: 'is a case already' };
  const { request, policy } = asked;
  const outcome = await commands.open({ caseNo, by: provider(SHOP), request, policy });
  // Taken in is enough: who starts it otherwise is the dispatcher of intakes.
  if (outcome.kind !== 'later') await intake.markStarted(caseNo, now());
  return { status: 'done', caseNo };
}

const requestOf = (
  { problem, order, items, review, expectedAt }: Opening,
  { shop, locale }: Pick<CaseRequest, 'shop' | 'locale'>,
): CaseRequest => ({
  shop,
  order,
  channel: 'marketplace',
  locale,
  items,
  problem,
  hasSymptom: review !== undefined,
  evidence: 0,
  ...(review ? { review } : {}),
  ...(expectedAt === undefined ? {} : { expectedAt }),
});

interface Known {
  readonly request: CaseRequest;
  readonly policy: { readonly id: string; readonly version: string };
  readonly found: ShopOrder;
  readonly review: Review | undefined;
  readonly at: number;
}

/** The person is who ordered; what they wrote stays in the store (R50). */
const intakeOf = ({ request, policy, found, review, at }: Known, key: string): NewIntake => ({
  request,
  policy: { id: policy.id, version: policy.version },
  sameCaseKey: sameCaseKey(request),
  person: { ...found.person, locale: request.locale, channel: request.channel },
  texts: review ? [{ kind: 'symptom', text: review.text, at: review.postedAt, by: { type: 'customer' } }] : [],
  principal: SHOP,
  idempotencyKey: key,
  receivedAt: at,
  by: provider(SHOP),
});
