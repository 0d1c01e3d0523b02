import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createOperations } from '#api/operations/create.ts';
import type { OperationsPort } from '#api/operations/port.ts';
import { createCaseClient } from '#case-client/client.ts';
import { ROOT } from '#scripts/up/data-folder.ts';
import { systemToVerify } from '#scripts/verify/system.ts';
import type { Client } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import { openDatabase, type Database } from '#store/db.ts';
import { connectClient } from '#temporal/connection.ts';
import { keyRingOf } from '#temporal/key-ring.ts';
import { createPayloadCodec } from '#temporal/payload-codec.ts';
import type { WebUi } from '#temporal/saved-queries.ts';

/** An installation as engineers work on it from its machine. */
export interface Installation {
  readonly database: Database;
  readonly client: Client;
  readonly codec: PayloadCodec;
  readonly operations: OperationsPort;
  readonly webUi: WebUi | undefined;
  readonly now: () => number;
  close(): Promise<void>;
}

const PATIENCE_MS = 8_000;

/** The installation that the worker's variables name, else the one that runs from this folder. */
export async function openInstallation(): Promise<Installation> {
  if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));
  const { environment, databaseUrl, taskQueue } = systemToVerify(process.env);
  const database = openDatabase(databaseUrl, { max: 2, applicationName: 'aftercare-operate' });
  const { client, connection, namespace } = await connectClient(environment);
  const url = environment['AFTERCARE_WEB_UI_URL'];
  const webUi = url === undefined ? undefined : { url, namespace };
  const now = Date.now;
  const commands = createCaseClient({ client, taskQueue, patienceMs: PATIENCE_MS, now, priorityOf: () => 3 });
  return {
    database,
    client,
    codec: createPayloadCodec(keyRingOf(environment)),
    operations: createOperations({ database, client, commands, taskQueue, webUi, now }),
    webUi,
    now,
    async close() {
      await connection.close();
      await database.close();
    },
  };
}

/** Whoever works on the machine acts as an operator of that name. */
export const byOperator = (name: string) => ({ type: 'system', id: `operator:${name}` }) as const;
