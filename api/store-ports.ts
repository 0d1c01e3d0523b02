import { sameCaseKey } from '#domain/intake/same-case.ts';
import { findApiKey } from '#store/api-keys.ts';
import type { Database } from '#store/db.ts';
import { findIntake } from '#store/find-intake.ts';
import { beginCall, finishCall, forgetCall } from '#store/idempotency.ts';
import { addToInbox } from '#store/inbox.ts';
import { createIntake } from '#store/intake.ts';
import { addTexts } from '#store/texts.ts';
import { inTransaction } from '#store/transaction.ts';
import { KEY_ROLES, type KeyRole } from './access.ts';
import { createCaseReads } from './case-reads.ts';
import type { ApiDeps, Intake } from './deps.ts';
import type { IdempotencyStore } from './idempotency-port.ts';
import { createPromisesPort } from './promises-port.ts';
import { createArchivePort } from './archive-port.ts';
import { createPersonPort } from './person-port.ts';
import { createFinancePort } from './finance-port.ts';
import { createParcelsPort } from './parcels-port.ts';
import { createReturnsPort } from './returns-port.ts';
import { createIntakeStore } from './intake-store.ts';
import { createStaffStore, shown } from './staff-store.ts';

type StorePorts = Pick<
  ApiDeps,
  | 'keys'
  | 'staff'
  | 'intake'
  | 'cases'
  | 'texts'
  | 'idempotency'
  | 'inbox'
  | 'alarms'
  | 'opinions'
  | 'returns'
  | 'parcels'
  | 'finance'
  | 'archive'
  | 'persons'
  | 'promises'
>;

/** What the API remembers and reads, on the store. */
export function createStorePorts(database: Database, now: () => number): StorePorts {
  const { queries } = database;
  return {
    keys: {
      async find(token) {
        const key = await findApiKey(queries, token);
        if (!key || !isKeyRole(key.role)) return undefined;
        const { id, role, shops, person } = key;
        return { id, role, shops: shops.length === 0 ? ['*'] : shops, ...(person ? { person: shown(person) } : {}) };
      },
    },
    staff: createStaffStore(database),
    intake: intakePort(database),
    cases: createCaseReads(queries),
    returns: createReturnsPort(queries),
    parcels: createParcelsPort(queries),
    finance: createFinancePort(queries),
    archive: createArchivePort(queries),
    persons: createPersonPort(database),
    promises: createPromisesPort(queries),
    ...createIntakeStore(queries),
    texts: {
      async add({ caseNo, source, texts }) {
        await inTransaction(database, (within) => addTexts(within, { caseNo, source, texts }));
      },
    },
    idempotency: idempotencyPort(database),
    inbox: { add: (event) => addToInbox(queries, { ...event, receivedAt: now() }) },
  };
}

const isKeyRole = (role: string): role is KeyRole => KEY_ROLES.some((known) => known === role);

function intakePort(database: Database): Intake {
  const intake = createIntake(database);
  return {
    register: ({ request, policy, contact, symptom, tried, address, evidence, by, principal, key, at }) =>
      intake.register({
        request,
        policy,
        sameCaseKey: sameCaseKey(request, key),
        person: {
          name: contact.name ?? null,
          email: contact.email ?? null,
          phone: contact.phone ?? null,
          locale: request.locale,
          channel: request.channel,
        },
        texts: [
          ...(symptom === undefined ? [] : [{ kind: 'symptom' as const, text: symptom, at, by }]),
          ...(tried === undefined ? [] : [{ kind: 'tried' as const, text: tried, at, by }]),
          ...(address === undefined ? [] : [{ kind: 'address' as const, text: address, at, by }]),
          ...evidence.map((url) => ({ kind: 'evidence' as const, url, at, by })),
        ],
        principal,
        idempotencyKey: key,
        receivedAt: at,
        by,
      }),
    started: (caseNo, at) => intake.markStarted(caseNo, at),
    find: (caseNo) => findIntake(database.queries, caseNo),
  };
}

/** A request that runs for so long has died with its process; it waits for Temporal for seconds at most. */
const STALE_AFTER_MS = 30_000;

function idempotencyPort({ queries }: Database): IdempotencyStore {
  return {
    async claim(key, requestHash, at) {
      const begun = await beginCall(queries, { ...key, requestHash, now: at, staleAfterMs: STALE_AFTER_MS });
      switch (begun.kind) {
        case 'fresh':
        case 'running':
          return { kind: begun.kind };
        case 'conflict':
          return { kind: 'other_request' };
        case 'replay': {
          const { status, body, headers } = begun;
          return { kind: 'done', answer: { status, body, headers } };
        }
      }
    },
    finish: (key, answer) => finishCall(queries, key, answer),
    release: (key) => forgetCall(queries, key),
  };
}
