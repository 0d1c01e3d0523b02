import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Order, OrderPerson } from '#domain/order.ts';
import type { Locale } from '#domain/intake/request.ts';
import { gateway } from '#api/inbound/principals.ts';
import { signLink } from '#api/links.ts';
import { openCase } from '#api/routes/open-case.ts';
import { Problem } from '#api/problems.ts';
import { given, itemsOf, NO_FORM, readForm, sameness, type Form } from './forms.ts';
import { readGrant, signGrant, type OrderGrant } from './grants.ts';
import { keepFiles } from './keep-files.ts';
import { isUnderWay, perform } from './perform.ts';
import type { CustomerPageDeps, KnownOrder } from './ports.ts';
import { isContactOf, orderNoOf } from './proof.ts';
import { goTo } from './reply.ts';
import { flashOf, troubleFlash, troubleOf, type Told } from './trouble.ts';
import { ASK_WORDS, askPage, requestPage, type FoundLink } from './views/ask-pages.ts';
import { sayTo, show, showPlain, visitOf, type Visit } from './visit.ts';

interface ShopVisit extends Visit {
  readonly shop: string;
  readonly locale: Locale | undefined;
  readonly zone: string;
}

/** Days for which a link works that somebody asked for by their order. */
const LINK_DAYS = 14;
const SHOWN_CASES = 5;
/** A new request is taken by the same way as those of integrators: the web form is one channel among others (A1). */
const CHANNEL = 'web';
const KEY_LENGTH = 40;

/** The shop of the address, or the page that says there is none. */
function shopVisit(visit: Visit): ShopVisit | undefined {
  const shop = String(visit.req.params['shop'] ?? '');
  const { shops } = visit.deps.api.settings;
  const terms = visit.deps.promises.shop(shop);
  if (!Object.hasOwn(shops, shop) || !terms) {
    showPlain(visit, 'notFound');
    return undefined;
  }
  return { ...visit, shop, locale: shops[shop]?.locale, zone: terms.zone };
}

interface About {
  readonly form?: Form;
  readonly trouble?: Told;
  readonly isOver?: boolean;
}

function showAsk(visit: ShopVisit, { form, trouble, isOver = false }: About = {}): void {
  const { deps, shop } = visit;
  const say = sayTo(visit, visit.locale, visit.zone);
  const flash = trouble
    ? troubleFlash(trouble, say)
    : isOver
      ? { words: say(ASK_WORDS.over), isProblem: true }
      : undefined;
  const title = say(ASK_WORDS.title);
  const parts = { say, action: `/ask/${shop}`, key: deps.api.newId(), typed: form?.fields ?? {} };
  show(
    visit,
    { say, title, name: shop, address: `/ask/${shop}`, flash, status: trouble?.status ?? (isOver ? 410 : 200) },
    askPage(parts, `/faq/${shop}`),
  );
}

/** Somebody who has shown that the order is theirs. */
interface Asker extends ShopVisit {
  readonly grant: OrderGrant;
  readonly token: string;
  readonly known: KnownOrder;
}

async function asker(visit: Visit): Promise<Asker | undefined> {
  const at = shopVisit(visit);
  if (!at) return undefined;
  const token = String(at.req.params['grant'] ?? '');
  const grant = await readGrant(token, at.shop, at.deps.api);
  const known = grant && (await at.deps.outside.order(grant.orderNo));
  if (grant && known) return { ...at, grant, token, known };
  showAsk(at, { isOver: true });
  return undefined;
}

async function showRequest(visit: Asker, { form, trouble }: About = {}): Promise<void> {
  const { deps, shop, token, known } = visit;
  const say = sayTo(visit, visit.locale, visit.zone);
  const action = `/ask/${shop}/${token}`;
  const parts = { say, action, key: deps.api.newId(), typed: form?.fields ?? {} };
  const title = say(ASK_WORDS.fresh);
  const flash = trouble ? troubleFlash(trouble, say) : flashOf(visit.req.query, say);
  const frame = { say, title, name: shop, address: action, faq: `/faq/${shop}`, flash, status: trouble?.status ?? 200 };
  show(visit, frame, requestPage(parts, known.order, await linksOf(deps, known.order)));
}

/** A link to each case of the order, the newest first. */
async function linksOf({ api }: CustomerPageDeps, { shop, orderNo }: Order): Promise<readonly FoundLink[]> {
  const { rows } = await api.cases.list({ shops: [shop], order: orderNo }, { limit: SHOWN_CASES });
  return Promise.all(rows.map(async (line) => ({ line, address: await addressOf(api, line.caseNo) })));
}

const addressOf = async (api: CustomerPageDeps['api'], caseNo: string): Promise<string> =>
  `/c/${(await signLink(caseNo, LINK_DAYS, api)).token}`;

/** The handlers of `/ask/<shop>`. */
export function askRoutes(deps: CustomerPageDeps) {
  return {
    async page(req: Request, res: Response): Promise<void> {
      const visit = shopVisit(visitOf(req, res, { deps, name: 'ask' }));
      if (visit) showAsk(visit);
    },

    /** An order that does not exist and one of somebody else's are the same answer, and both count as a try. */
    async prove(req: Request, res: Response): Promise<void> {
      const visit = shopVisit(visitOf(req, res, { deps, name: 'prove' }));
      if (!visit) return;
      const { shop } = visit;
      const form = await readForm(req);
      const orderNo = orderNoOf(form.fields['order'] ?? '');
      if (!deps.attempts.take([`ask:${req.ip ?? ''}`, `order:${shop}/${orderNo}`]))
        return showAsk(visit, { form, trouble: { code: 'tooOften', status: 429 } });
      const known = /^[\w-]{1,64}$/.test(orderNo) ? await deps.outside.order(orderNo) : undefined;
      const isTheirs = known?.order.shop === shop && isContactOf(known.person, form.fields['proof'] ?? '');
      if (!isTheirs) return showAsk(visit, { form, trouble: { code: 'noProof', status: 422 } });
      goTo(res, `/ask/${shop}/${await signGrant({ shop, orderNo }, deps.api)}`);
    },

    async request(req: Request, res: Response): Promise<void> {
      const visit = await asker(visitOf(req, res, { deps, name: 'request' }));
      if (visit) await showRequest(visit);
    },

    async open(req: Request, res: Response): Promise<void> {
      const visit = await asker(visitOf(req, res, { deps, name: 'open' }));
      if (!visit) return;
      let form = NO_FORM;
      try {
        form = await readForm(req);
        const caseNo = await openedBy(visit, form);
        goTo(res, `${await addressOf(deps.api, caseNo)}?done=opened`);
      } catch (error) {
        if (isUnderWay(error)) return goTo(res, `/ask/${visit.shop}/${visit.token}?done=later`);
        const trouble = troubleOf(error);
        if (trouble === undefined) throw error;
        await showRequest(visit, { form, trouble });
      }
    },
  };
}

/** Opens the case; one that is refused by rule is a case too, and its page says why and what can be done (B4). */
async function openedBy(visit: Asker, form: Form): Promise<string> {
  const { deps, shop, grant, requestId, known } = visit;
  const by = { type: 'customer', id: `grant:${grant.id}` } as const;
  const evidence = await keepFiles(deps.api.evidence, form, { shop, by });
  const { problem, wish, symptom, key = '' } = form.fields;
  const locale = sayTo(visit, visit.locale).locale;
  const body = {
    shop,
    order: grant.orderNo,
    channel: CHANNEL,
    locale,
    contact: contactOf(known.person),
    ...given({ problem, wish, symptom, evidence, items: itemsOf(form) }),
  };
  try {
    const principal = gateway(CHANNEL, shop);
    const answer = await perform(deps.api, {
      route: openCase,
      principal,
      params: {},
      body,
      // Whoever else opens requests by the web has other keys, whatever a form sends.
      key: key === '' ? '' : createHash('sha256').update(`${grant.id} ${key}`).digest('hex').slice(0, KEY_LENGTH),
      requestId,
      sent: sameness(form),
    });
    return caseNoIn(answer.body);
  } catch (error) {
    const caseNo = error instanceof Problem ? error.details.more?.['case'] : undefined;
    if (typeof caseNo !== 'string') throw error;
    return caseNo;
  }
}

/** Taken, taken for later, or refused by rule and said again: each names its case. */
function caseNoIn(body: unknown): string {
  const named = body as { readonly caseNo?: string; readonly case?: string | object | null };
  const caseNo = named.caseNo ?? named.case;
  if (typeof caseNo !== 'string') throw new Problem('internal');
  return caseNo;
}

const PHONE = /^\+?[0-9][0-9 ()-]{3,}$/;

/** As the order has them: they were just shown to be the customer's own. */
const contactOf = ({ email, phone }: OrderPerson): Record<string, unknown> =>
  given({ email: email ?? undefined, phone: phone !== null && PHONE.test(phone) ? phone : undefined });
