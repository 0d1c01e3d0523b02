import type { Request, Response } from 'express';
import type { CaseRecord } from '#api/deps.ts';
import type { Principal } from '#api/access.ts';
import { ownCase } from '#api/own-case.ts';
import { Problem } from '#api/problems.ts';
import type { Bilingual } from '#domain/policy/decision.ts';
import { ACTS, isActName, type ActName, type CustomerAct } from './acts.ts';
import { NO_FORM, readForm, sameness, type Form } from './forms.ts';
import { pictureOf, returnAddressOf } from './gather.ts';
import { holderOf } from './holder.ts';
import { keepFiles } from './keep-files.ts';
import { isUnderWay, perform, readingContext } from './perform.ts';
import type { CustomerPageDeps } from './ports.ts';
import { orderNoOf, provesAgain } from './proof.ts';
import { goTo } from './reply.ts';
import { flashOf, troubleFlash, troubleOf } from './trouble.ts';
import { casePage } from './views/case-page.ts';
import type { Flash } from './views/layout.ts';
import { slipPage } from './views/slip-page.ts';
import { sayTo, show, showPlain, visitOf, type Visit } from './visit.ts';

const WORDS = { title: { zh: '售后单 {caseNo}', en: 'Your request {caseNo}' } } as const satisfies Record<
  string,
  Bilingual
>;

/** A visit by a link that is good: whose it is, and the case as it is now. */
interface CaseVisit extends Visit {
  readonly principal: Extract<Principal, { kind: 'customer' }>;
  readonly record: CaseRecord;
  readonly base: string;
}

/** Reads the link and the case behind it; without them the page says why, and undefined is given back. */
async function caseVisit(visit: Visit): Promise<CaseVisit | undefined> {
  const { req, deps, requestId } = visit;
  const token = String(req.params['token'] ?? '');
  const held = await holderOf(token, deps.api);
  if (held.kind !== 'good') {
    showPlain(visit, held.kind, held.kind === 'expired' ? held.shop : undefined);
    return undefined;
  }
  const record = await ownCase(readingContext(deps.api, held.principal, requestId), held.principal.caseNo);
  return { ...visit, principal: held.principal, record, base: `/c/${token}` };
}

const sayOf = (visit: CaseVisit) =>
  sayTo(visit, visit.record.state.request.locale, visit.deps.promises.ofCase(visit.record).zone);

async function showCase(visit: CaseVisit, about: { flash?: Flash; form?: Form; status?: number } = {}): Promise<void> {
  const { deps, record, base } = visit;
  const say = sayOf(visit);
  const picture = await pictureOf(deps, record, { say, base, typed: about.form?.fields ?? {} });
  const title = say(WORDS.title, { caseNo: record.caseNo });
  const frame = { say, title, name: title, address: base, faq: `/faq/${record.shop}`, status: about.status ?? 200 };
  show(visit, { ...frame, flash: about.flash }, casePage(picture));
}

/** The handlers of `/c/<token>`. */
export function caseRoutes(deps: CustomerPageDeps) {
  return {
    async page(req: Request, res: Response): Promise<void> {
      const visit = await caseVisit(visitOf(req, res, { deps, name: 'case' }));
      if (visit) await showCase(visit, withFlash(flashOf(req.query, sayOf(visit))));
    },

    async slip(req: Request, res: Response): Promise<void> {
      const visit = await caseVisit(visitOf(req, res, { deps, name: 'slip' }));
      if (!visit) return;
      const { record, base } = visit;
      const { parcel } = record.state;
      if (parcel?.rma === undefined) return goTo(res, base);
      const say = sayOf(visit);
      const returnTo = await returnAddressOf(deps.outside, record);
      const trackingNo = parcel.ourLabel ? parcel.trackingNo : undefined;
      const title = say(WORDS.title, { caseNo: record.caseNo });
      show(
        visit,
        { say, title, name: title, address: `${base}/slip` },
        slipPage({ rma: parcel.rma, trackingNo, returnTo }, say, base),
      );
    },

    async file(req: Request, res: Response): Promise<void> {
      const visit = await caseVisit(visitOf(req, res, { deps, name: 'file' }));
      if (!visit) return;
      const id = String(req.params['id'] ?? '');
      const found = /^[0-9a-f-]{36}$/.test(id) ? await deps.api.evidence.thumbnail(id) : undefined;
      const isTheirs = found?.file.caseNo === visit.record.caseNo && found.file.by.type === 'customer';
      if (!found || !isTheirs) return showPlain(visit, 'notFound');
      res.setHeader('Content-Type', found.type);
      res.setHeader('Cache-Control', 'private, max-age=3600');
      res.send(found.bytes);
    },

    async act(req: Request, res: Response): Promise<void> {
      const visit = await caseVisit(visitOf(req, res, { deps, name: 'act' }));
      const name = String(req.params['act'] ?? '');
      if (!visit) return;
      if (isActName(name)) await act(visit, name);
      else showPlain(visit, 'notFound');
    },
  };
}

/** A form is done and leads back to the page; or the page says at once why not, with what was typed still there. */
async function act(visit: CaseVisit, name: ActName): Promise<void> {
  const { deps, req, res, principal, requestId, base } = visit;
  let form = NO_FORM;
  try {
    form = await readForm(req);
    const { status } = await carryOut(visit, name, form);
    goTo(res, `${base}?done=${status === 202 ? 'later' : name}`);
  } catch (error) {
    if (isUnderWay(error)) return goTo(res, `${base}?done=later`);
    const trouble = troubleOf(error);
    if (trouble === undefined) throw error;
    // The case is read again, since it may be what has moved on.
    const record = await ownCase(readingContext(deps.api, principal, requestId), visit.record.caseNo);
    await showCase({ ...visit, record }, { flash: troubleFlash(trouble, sayOf(visit)), form, status: trouble.status });
  }
}

const withFlash = (flash: Flash | undefined): { flash?: Flash } => (flash ? { flash } : {});

/** One form: shown once more who they are where it matters, files kept, then the operation itself. */
async function carryOut(visit: CaseVisit, name: ActName, form: Form): Promise<{ status: number }> {
  const { deps, principal, record, requestId } = visit;
  const { route, read, stepUp = false }: CustomerAct = ACTS[name];
  if (stepUp) await provedAgain(visit, form);
  const evidence = await keepFiles(deps.api.evidence, form, {
    shop: record.shop,
    caseNo: record.caseNo,
    by: { type: 'customer', id: principal.id },
  });
  const { params = {}, body } = read(name === 'again' ? await asked(visit, form) : form, evidence);
  const key = form.fields['key'] ?? '';
  return perform(deps.api, {
    route,
    principal,
    params: { no: record.caseNo, ...params },
    body,
    key,
    requestId,
    sent: sameness(form),
  });
}

/** Order number and last digits, before money goes to another account; few tries, and nothing says which was wrong. */
async function provedAgain({ deps, record, principal }: CaseVisit, { fields }: Form): Promise<void> {
  if (!deps.attempts.take([`step-up:${record.caseNo}`])) throw new Problem('forbidden', { detail: 'tooOften' });
  const known =
    (await deps.outside.order(record.state.request.order))?.person ?? (await deps.reads.contact(principal.caseNo));
  const isSame = orderNoOf(fields['order'] ?? '') === record.state.request.order;
  if (!known || !isSame || !provesAgain(known, fields['proof'] ?? ''))
    throw new Problem('forbidden', { detail: 'stepUp' });
}

/** The words that were not answered yet, said once more. */
async function asked({ deps, record }: CaseVisit, form: Form): Promise<Form> {
  const { unanswered } = await deps.reads.news(record, { locale: 'en', zone: 'UTC' });
  const text = unanswered?.text;
  return text === undefined ? form : { ...form, fields: { ...form.fields, text } };
}
