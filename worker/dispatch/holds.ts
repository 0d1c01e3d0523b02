import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { workflowIdOf } from '#domain/ids.ts';
import type { Hold } from '#domain/outside-ports.ts';
import type { Queries } from '#store/db.ts';
import { casesAwaiting, pausesAt, type PauseRow } from '#store/port-pauses.ts';
import { heldSignal } from '#workflows/case/messages.ts';

export interface HoldsDeps {
  readonly queries: Queries;
  readonly client: Pick<Client, 'workflow'>;
  readonly now: () => number;
}

const PAGE = 200;

/**
 * Tells the cases that wait for a paused port why they wait, so that they say so and go on telling their deadlines.
 * Who was told by this worker is not told again; being told twice changes nothing.
 */
export function tellHeld({ queries, client, now }: HoldsDeps): () => Promise<number> {
  const told = new Map<number, Set<string>>();
  const tellPage = async (pause: PauseRow, after: string): Promise<string | undefined> => {
    const page = await casesAwaiting(queries, { port: pause.port, after, limit: PAGE });
    const known = told.get(pause.id) ?? new Set();
    told.set(pause.id, known);
    for (const { caseNo, seq } of page) {
      const waiting = `${caseNo} ${seq}`;
      if (known.has(waiting)) continue;
      await tell(client, caseNo, holdOf(pause));
      known.add(waiting);
    }
    return page.length < PAGE ? undefined : page.at(-1)?.caseNo;
  };
  return async () => {
    const pauses = await pausesAt(queries, now());
    for (const id of told.keys()) if (pauses.every((pause) => pause.id !== id)) told.delete(id);
    for (const pause of pauses)
      for (let after: string | undefined = ''; after !== undefined;) after = await tellPage(pause, after);
    return 0;
  };
}

async function tell(client: HoldsDeps['client'], caseNo: string, hold: Hold): Promise<void> {
  try {
    await client.workflow.getHandle(workflowIdOf(caseNo)).signal(heldSignal, hold);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}

/** A pause as cases hear of it: who did it by their key's id, never a name. */
export const holdOf = ({ id, port, by, why, since, until }: PauseRow): Hold => ({
  id,
  port,
  by: by.id ?? by.type,
  why,
  since,
  until,
});
