import type { Queries } from './db.ts';
import { payloadReads } from './schema/operations.ts';

export type PayloadRead = Omit<typeof payloadReads.$inferSelect, 'id'>;

/** Writes down who had payloads decrypted; never changed afterwards. */
export async function notePayloadRead(queries: Queries, read: PayloadRead): Promise<void> {
  await queries.insert(payloadReads).values({ ...read, workflows: [...read.workflows] });
}
