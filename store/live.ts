import pg from 'pg';
import { eq } from 'drizzle-orm';
import type { Queue } from '#domain/triage.ts';
import type { Queries } from './db.ts';
import { cases } from './schema/cases.ts';

const CHANNEL = 'case_events';

/** One write to the journal as the trigger tells it. */
export interface Told {
  readonly caseNo: string;
  readonly seq: number;
  readonly type: string;
  readonly actor: string;
  readonly actorId: string | null;
}

export interface Listener {
  readonly told: (told: Told) => void;
  /** The line was cut and is there again: what happened meanwhile was not heard. */
  readonly again: () => void;
  readonly onError: (error: Error) => void;
}

const PAUSES_MS = [200, 1_000, 5_000];

/** Listens to the journal on a connection of its own, which is made anew whenever it breaks, until it is closed. */
export function listenToJournal(url: string, listener: Listener): { close(): Promise<void> } {
  let client: pg.Client | undefined;
  let closed = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  const broke = (broken: pg.Client): void => {
    if (closed || client !== broken) return;
    client = undefined;
    broken.end().catch(() => undefined);
    timer = setTimeout(() => void connect(), PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)]);
    failures += 1;
  };
  const connect = async (): Promise<void> => {
    const own = new pg.Client({ connectionString: url, application_name: 'aftercare-live', keepAlive: true });
    client = own;
    own.on('error', (error) => {
      listener.onError(error);
      broke(own);
    });
    own.on('end', () => broke(own));
    own.on('notification', ({ payload }) => {
      if (payload !== undefined) listener.told(JSON.parse(payload) as Told);
    });
    try {
      await own.connect();
      await own.query(`LISTEN ${CHANNEL}`);
      if (failures > 0) listener.again();
      failures = 0;
    } catch (error) {
      listener.onError(error as Error);
      broke(own);
    }
  };
  void connect();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}

/** Whose a case is: its shop, and the queue it stands in. */
export async function whoseCase(queries: Queries, caseNo: string): Promise<{ shop: string; queue: Queue } | undefined> {
  const [found] = await queries
    .select({ shop: cases.shop, queue: cases.queue })
    .from(cases)
    .where(eq(cases.caseNo, caseNo));
  return found;
}
