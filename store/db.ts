import { Socket } from 'node:net';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';

/** What queries run on: the pool, or one transaction of it. */
export type Queries = Pick<NodePgDatabase, 'select' | 'insert' | 'update' | 'delete' | 'execute'>;

export interface Database {
  readonly queries: NodePgDatabase;
  /** For what Drizzle has no words for: listening, locks of a session. */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly max?: number;
  readonly applicationName?: string;
  /** Told of connections that broke. */
  readonly onError?: (error: Error) => void;
  /** How long a connection may say nothing before its line counts as cut (ms); longer than any statement takes. */
  readonly silenceMs?: number;
}

const STATEMENT_TIMEOUT_MS = 15_000;
const CONNECTION_TIMEOUT_MS = 10_000;
const SILENCE_MS = 25_000;

/** Opens a pool of connections; nothing connects before the first query. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'aftercare',
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    stream: () => endedBySilence(options.silenceMs ?? SILENCE_MS),
  });
  const onError = (error: Error): void => options.onError?.(error);
  pool.on('error', onError);
  // The pool listens to idle connections only: one that breaks between two statements of a transaction would end the
  // process, and the next statement fails anyway.
  pool.on('connect', (client) => client.on('error', onError));
  return { queries: drizzle(pool), pool, close: () => pool.end() };
}

/** A line that was cut tells nobody: without this a statement sent into it would be waited for without end. */
function endedBySilence(ms: number): Socket {
  const socket = new Socket();
  socket.setTimeout(ms, () => socket.destroy(new Error(`Postgres said nothing for ${ms} ms`)));
  return socket;
}
