import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { CrashPoint } from '#activities/crash-point.ts';
import type { EvidenceStorage } from '#adapters/evidence/port.ts';
import type { Ports } from '#adapters/index.ts';
import { createCaseClient } from '#case-client/client.ts';
import type { PolicyBook } from '#policies/load.ts';
import { startPriority } from '#policies/start-priority.ts';
import type { Database } from '#store/db.ts';
import { continueErasures } from '#store/erase/erase-person.ts';
import { createIntake } from '#store/intake.ts';
import { keepDay } from './day-keeper.ts';
import { sweepEvidence } from './dispatch/evidence.ts';
import { dispatchInbox } from './dispatch/inbox.ts';
import { dispatchIntakes } from './dispatch/intakes.ts';
import { startLoop, type Loop } from './dispatch/loop.ts';
import { openFromNews } from './dispatch/openings.ts';
import { dispatchOutbox, type OutboxDeps } from './dispatch/outbox.ts';

/** Erasures that wait for open cases go on when these are archived, which is days away (R50). */
const ERASURES_EVERY_MS = 60_000;

/** How soon the bytes of what has to go are gone. */
const EVIDENCE_EVERY_MS = 10_000;

/** How often it is looked whether the days of the shops have changed, and whether a run was missed (H1). */
const DAY_EVERY_MS = 60_000;

export interface DispatchersInput {
  readonly client: Client;
  readonly database: Database;
  readonly ports: Ports;
  readonly policies: PolicyBook;
  readonly messaging: Pick<OutboxDeps, 'channels' | 'shopWords' | 'rehearsed' | 'pages'>;
  readonly evidence: EvidenceStorage;
  readonly taskQueue: string;
  /** Whether this worker keeps the schedules of the shops' days (H1). */
  readonly schedules: boolean;
  readonly crashPoint: CrashPoint;
  readonly log: Logger;
  readonly now: () => number;
}

/** Starts what carries news to cases, messages to people, and forgotten requests to their start. */
export function startDispatchers(input: DispatchersInput): { stop(): Promise<void> } {
  const { client, database, ports, policies, messaging, taskQueue, crashPoint, log, now } = input;
  const { queries } = database;
  const commands = createCaseClient({ client, taskQueue, patienceMs: 8_000, now, priorityOf: startPriority(policies) });
  const loop = (name: string, everyMs: number, work: () => Promise<number>): Loop =>
    startLoop({
      everyMs,
      work,
      onError: (error) => log.warn({ err: error, loop: name }, 'a dispatcher could not do its work'),
    });

  const open = openFromNews({ intake: createIntake(database), commands, shop: ports.shop, policies, now });

  const loops = [
    loop('inbox', 100, () => dispatchInbox({ queries, client, crashPoint, now, open })),
    loop('outbox', 150, () =>
      dispatchOutbox({
        queries,
        ...messaging,
        shop: ports.shop,
        voiceOf: voiceOf(policies, now),
        warn: (fields, message) => log.warn(fields, message),
        crashPoint,
        now,
      }),
    ),
    loop('erasures', ERASURES_EVERY_MS, async () => {
      await continueErasures(database, now());
      return 0;
    }),
    loop('evidence', EVIDENCE_EVERY_MS, () => sweepEvidence({ queries, storage: input.evidence, now })),
    ...(input.schedules ? [loop('day', DAY_EVERY_MS, keepDay(input))] : []),
    loop('intakes', 3_000, () => dispatchIntakes({ intake: createIntake(database), commands, now })),
  ];
  return {
    async stop() {
      await Promise.all(loops.map((one) => one.stop()));
    },
  };
}

/** A case's people read dates in the zone of its policy, a shop's in that of the policy it has today. */
const voiceOf =
  (policies: PolicyBook, now: () => number): OutboxDeps['voiceOf'] =>
  (shop, policyId) => {
    const settings = policies.shops(now())[shop];
    const policy = policyId ?? settings?.policy;
    const zone = policy === undefined ? 'UTC' : policies.get(policy).zone;
    return { messaging: settings?.messages, zone, ...(settings ? { locale: settings.locale } : {}) };
  };
