import { createHash } from 'node:crypto';
import type { Express } from 'express';
import type request from 'supertest';
import { KEY_ROLES, type KeyRole } from '#api/access.ts';
import { createApp } from '#api/app.ts';
import type { CommandOutcome } from '#case-client/port.ts';
import { demoKey } from '#api/demo-keys.ts';
import type { ApiDeps, CaseRecord, InboundEvent, NewTexts } from '#api/deps.ts';
import type { Claim } from '#api/idempotency-port.ts';
import { createMetrics } from '#api/metrics.ts';
import { createPolicyShelf } from '#api/policy-shelf.ts';
import { openapiDocument } from '#api/openapi.ts';
import type { Route } from '#api/route.ts';
import { ROUTES } from '#api/routes/index.ts';
import { createSessions } from '#api/sessions.ts';
import { VERSION } from '#api/version.ts';
import type { CommandName } from '#domain/case/commands.ts';
import { decide } from '#domain/case/decide.ts';
import { foldNew } from '#domain/case/new-event.ts';
import type { CaseState } from '#domain/case/state.ts';
import { emptyState } from '#domain/case/state.ts';
import { accept, refuse } from '#domain/refusals.ts';
import { waitingOn } from '#domain/case/waiting-on.ts';
import { loadKnowledge } from '#knowledge/load.ts';
import { aCasePage } from './a-case-page.ts';
import { aMailroom } from './a-mailroom.ts';
import { anOperationsDesk } from './an-operations-desk.ts';
import { aTeam } from './a-team.ts';
import { loadPolicyBook } from '#policies/load.ts';
import { loadQuality } from '#policies/quality.ts';

const policies = loadPolicyBook(new URL('../../policies', import.meta.url).pathname);

export const NOW = Date.parse('2026-11-22T08:00:00Z');
export const CASE_NO = 'AS-2026-000001';
export const keyOf = (role: KeyRole): string => `Bearer ${demoKey(role)}`;

/** A case that waits for the customer's answer to its first offer; a test names what differs. */
export const aCase = (change: Partial<CaseState> = {}): CaseRecord => {
  const caseNo = change.caseNo ?? CASE_NO;
  const state: CaseState = {
    ...emptyState(caseNo),
    seq: 7,
    stage: 'negotiation',
    since: NOW,
    openedAt: NOW,
    request: {
      shop: 'retail-us',
      order: 'W2611340',
      channel: 'web',
      locale: 'en',
      hasSymptom: true,
      evidence: 1,
      items: [{ lineNo: 1, quantity: 1 }],
      problem: 'defective',
      wish: 'return_and_refund',
    },
    policy: { id: 'retail-us', version: '2026-01' },
    offer: {
      version: 1,
      remedy: 'return_and_refund',
      money: { amount: 4784, currency: 'USD' },
      freight: 'merchant',
      decision: 1,
      refundDays: 7,
      status: 'open',
      madeAt: NOW,
    },
    clocks: [
      {
        name: 'offerAnswer',
        key: 'offer.1',
        startedAt: NOW,
        dueAt: NOW + 86_400_000,
        marks: [NOW + 3_600_000],
        then: 'lapse',
      },
    ],
    ...change,
  };
  return { caseNo, shop: state.request.shop, state, waitingOn: waitingOn(state) };
};

/** A request by a method that the route table names. */
export const askBy = (agent: request.Agent, method: Route['method'], address: string): request.Test =>
  agent[method](address);

export interface SentCommand {
  readonly name: CommandName;
  readonly caseNo: string;
  readonly by: { type: string; id?: string };
  readonly data: unknown;
  readonly updateId: string;
}

/** What the API did to the world around it, in order. */
export interface Done {
  readonly sent: SentCommand[];
  readonly opened: string[];
  readonly again: string[];
  readonly texts: NewTexts[];
  readonly inbox: InboundEvent[];
  readonly errors: unknown[];
}

export interface TestApi {
  readonly app: Express;
  readonly deps: ApiDeps;
  readonly done: Done;
  readonly cases: Map<string, CaseRecord>;
}

/** The whole API on maps and closures: no server, no database, the real route table. */
export function anApi(
  overrides: Partial<ApiDeps> = {},
  {
    routes = ROUTES,
    answer,
  }: { routes?: readonly Route[]; answer?: (command: SentCommand) => CommandOutcome | Promise<CommandOutcome> } = {},
): TestApi {
  const done: Done = { sent: [], opened: [], again: [], texts: [], inbox: [], errors: [] };
  const cases = new Map([[CASE_NO, aCase()]]);
  const metrics = createMetrics();
  const deps: ApiDeps = {
    settings: {
      publicUrl: 'http://shop.test',
      linkSecret: new TextEncoder().encode('a secret for tests that is long enough'),
      version: VERSION,
      shops: { 'retail-us': { policy: 'retail-us', locale: 'en' } },
      zoneOf: () => 'America/New_York',
      dayStart: (_shop, date) => Date.parse(`${date}T00:00:00Z`),
      lengthOfClock: ({ id, version }, clock) => policies.get(id, version).lengthOf(clock),
      explainClock: ({ policy: { id, version }, request: { shop } }, clock) =>
        policies.get(id, version).explain(clock, policies.frameOf(shop)),
      policyVersion: (id) => (id === 'retail-us' || id === 'cn-marketplace' ? '2026-01' : undefined),
    },
    now: () => NOW,
    newId: counter(),
    log: { info: () => undefined, error: (fields) => void done.errors.push(fields['err']) },
    keys: { find: async (token) => demoKeys().get(token) },
    staff: aTeam(),
    sessions: createSessions(new TextEncoder().encode('a secret for tests that is long enough'), () => NOW),
    signIn: { demo: [] },
    // a line that ends at once: who asks is answered and goes
    live: {
      watch: (watcher) => {
        queueMicrotask(() => watcher.end());
        return () => undefined;
      },
    },
    messages: aMailroom(),
    ...intakeOf(done, cases),
    cases: readsOf(cases),
    casePage: aCasePage(),
    commands: {
      open: async ({ caseNo }) => {
        done.opened.push(caseNo);
        return briefOf(cases.get(caseNo) ?? aCase({ caseNo }));
      },
      send: async (name, command) => {
        const sent: SentCommand = { name, ...command };
        done.sent.push(sent);
        return answer ? answer(sent) : briefOf(cases.get(command.caseNo) ?? aCase());
      },
      recall: async () => undefined,
      reportAgain: async ({ caseNo }) => {
        done.again.push(caseNo);
        return 'told';
      },
    },
    foresight: noForesight,
    shopDesk: { order: async () => undefined, goods: async () => [] },
    policies: createPolicyShelf({
      book: policies,
      now: () => NOW,
      archived: async () => [],
      publish: () => undefined,
    }),
    knowledge: loadKnowledge(new URL('../../knowledge', import.meta.url).pathname),
    alarms: { list: empty, find: async () => undefined, close: async () => false },
    opinions: { causes: async () => [] },
    returns: { list: empty, totals: async () => [] },
    parcels: { find: async () => [] },
    finance: { refunds: empty, disputes: empty, charges: empty, pack: async () => undefined },
    inbound: {
      isSigned: () => false,
      readLetter: async () => undefined,
      caseOf: () => undefined,
      take: async () => {
        throw new Error('nothing is taken in here');
      },
      settle: async () => undefined,
      caseOfConversation: async () => undefined,
      isContact: async () => false,
      items: empty,
      find: async () => undefined,
      handle: async () => true,
    },
    imports: {
      readCsv: () => ({ ok: false, reason: 'form', detail: 'is none' }),
      keep: async () => undefined,
      find: async () => undefined,
      list: empty,
      lines: async () => [],
      counts: async () => new Map(),
      lease: async () => [],
      settle: async () => undefined,
      wake: () => undefined,
    },
    evidence: {
      keep: async () => ({ ok: false, code: 'evidence_damaged' }),
      list: async () => [],
      find: async () => undefined,
      read: async () => undefined,
      thumbnail: async () => undefined,
    },
    ...archiveOf(),
    insight: noInsight,
    operations: anOperationsDesk(),
    codec: { decode: async (payloads) => payloads },
    promises: { list: empty },
    day: { digests: empty, digest: async () => undefined, findings: empty, run: async () => true },
    texts: { add: async (texts) => void done.texts.push(texts) },
    idempotency: memory(),
    inbox: {
      add: async (event) => {
        const isKnown = done.inbox.some(({ eventId }) => eventId === event.eventId);
        done.inbox.push(event);
        return isKnown ? 'duplicate' : 'stored';
      },
    },
    readWebhook: () => ({ ok: false, reason: 'signature_refused', detail: 'no secret is known' }),
    health: { check: async () => [{ name: 'process', ok: true }] },
    figures: async () => ({ text: await metrics.registry.metrics(), contentType: 'text/plain' }),
    openapi: () => openapiDocument(ROUTES, VERSION),
    ...overrides,
  };
  return { app: createApp({ deps, routes, metrics }), deps, done, cases };
}

/** What is tried in an API without a database: the act as the pure case decides it, an offer never. */
const noForesight: ApiDeps['foresight'] = {
  offer: async () => refuse('not_now', { stage: 'negotiation' }),
  act: async (_caseNo, command, at) => {
    const before = aCase().state;
    const decided = decide(before, command, at);
    return decided.ok ? accept({ before, after: foldNew(before, decided.value), events: [] }) : decided;
  },
  limitOf: () => 5_000,
};

const counter = () => {
  let n = 0;
  return () => `id-${(n += 1)}`;
};

const demoKeys = () =>
  new Map(KEY_ROLES.map((role) => [demoKey(role), { id: `demo-${role}`, role, shops: ['*'] }] as const));

export const briefOf = ({ caseNo, state }: CaseRecord): CommandOutcome => ({
  kind: 'done',
  brief: { caseNo, seq: state.seq, stage: state.stage, waitingOn: waitingOn(state) },
});

function intakeOf(_done: Done, cases: Map<string, CaseRecord>): Pick<ApiDeps, 'intake'> {
  const numbers = new Map<string, string>();
  return {
    intake: {
      register: async ({ request, principal, key }) => {
        const name = `${principal}/${key}`;
        const known = numbers.get(name);
        if (known !== undefined) return { caseNo: known, duplicate: false };
        const caseNo = `AS-2026-${String(100 + numbers.size).padStart(6, '0')}`;
        numbers.set(name, caseNo);
        cases.set(caseNo, aCase({ caseNo, request }));
        return { caseNo, duplicate: false };
      },
      started: async () => undefined,
      find: async () => undefined,
    },
  };
}

/** Nothing was learned yet. */
async function* noPages(): AsyncGenerator<never> {}

export const noInsight: ApiDeps['insight'] = {
  facts: noPages,
  time: () => ({
    dateAt: (at) => new Date(at).toISOString().slice(0, 10),
    endOf: (date) => Date.parse(`${date}T24:00:00Z`),
    worked: (from, to) => to - from,
  }),
  hotSpots: {
    list: async () => ({ rows: [], next: null }),
    find: async () => undefined,
    close: async () => false,
    search: async () => ({ opened: [], joined: [], cooled: [] }),
  },
  defects: async () => [],
  cases: noPages,
};

const empty = async () => ({ rows: [], next: null });

/** Nothing was archived, sampled or asked to be forgotten. */
const archiveOf = (): Pick<ApiDeps, 'archive' | 'quality' | 'persons'> => ({
  archive: {
    search: empty,
    satisfaction: empty,
    record: async () => ({ events: [], decisions: [], messages: [], texts: [], person: undefined }),
  },
  quality: {
    sheet: loadQuality('').sheet,
    draw: async () => ({ of: 0, drawn: [], added: 0 }),
    samples: empty,
    find: async () => undefined,
    hadAHand: async () => false,
    score: async ({ sampleId, at, by, marks }) => ({
      sampleId,
      at,
      by,
      marks,
      version: 1,
      sheet: 's',
      total: 0,
      lesson: null,
    }),
    training: async () => [],
  },
  persons: {
    prefer: async () => ({ channel: null, locale: null }),
    erase: async () => undefined,
    erasures: empty,
  },
});

const readsOf = (cases: Map<string, CaseRecord>): ApiDeps['cases'] => ({
  get: async (caseNo) => cases.get(caseNo),
  list: empty,
  events: empty,
  eventsSince: async () => [
    {
      seq: 7,
      type: 'offerMade',
      at: NOW,
      by: { type: 'system' },
      data: {
        offer: {
          version: 1,
          remedy: 'refund_only',
          money: { amount: 1, currency: 'USD' },
          freight: 'merchant',
          decision: 1,
          refundDays: 1,
        },
      },
    },
  ],
  decisions: empty,
  similar: async () => [],
  messages: empty,
  tasks: empty,
  queues: async () => [],
  ledger: async () => undefined,
  customer: async () => undefined,
});

/** Idempotency as the store keeps it, in a map. */
function memory(): ApiDeps['idempotency'] {
  const calls = new Map<string, { hash: string; claim: Claim }>();
  const nameOf = (key: object): string => createHash('sha1').update(JSON.stringify(key)).digest('hex');
  return {
    claim: async (key, hash) => {
      const known = calls.get(nameOf(key));
      if (!known) {
        calls.set(nameOf(key), { hash, claim: { kind: 'running' } });
        return { kind: 'fresh' };
      }
      return known.hash === hash ? known.claim : { kind: 'other_request' };
    },
    finish: async (key, answer) => {
      const known = calls.get(nameOf(key));
      if (known) calls.set(nameOf(key), { ...known, claim: { kind: 'done', answer } });
    },
    release: async (key) => void calls.delete(nameOf(key)),
  };
}
