import { createHash } from 'node:crypto';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Queries } from './db.ts';
import { apiKeys } from './schema/access.ts';
import { staff } from './schema/staff.ts';
import type { StaffRow } from './staff.ts';

export type ApiKeyRow = typeof apiKeys.$inferSelect;
/** A key as people see it; its secret is nowhere. */
export type ApiKey = Omit<ApiKeyRow, 'hash'>;
/** A key in use, with the person it belongs to. */
export type KeyInUse = ApiKey & { readonly person: StaffRow | null };

export interface NewApiKey {
  readonly id: string;
  readonly secret: string;
  readonly name: string;
  readonly role: string;
  /** The shops it may act for; empty for all. */
  readonly shops: readonly string[];
  readonly createdAt: number;
  /** The person it belongs to: what they may do is looked up at each request. */
  readonly staffId?: string;
}

/** Secrets are long and random, so a plain hash suffices. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Adds a key; adding the same one again changes nothing. */
export async function addApiKey(queries: Queries, { secret, ...key }: NewApiKey): Promise<void> {
  await queries
    .insert(apiKeys)
    .values({ ...key, hash: hashOfSecret(secret) })
    .onConflictDoNothing();
}

/** The key of this secret, unless there is none or it was revoked. */
export async function findApiKey(queries: Queries, secret: string): Promise<KeyInUse | undefined> {
  const [row] = await queries
    .select({ ...shown, person: staff })
    .from(apiKeys)
    .leftJoin(staff, eq(staff.id, apiKeys.staffId))
    .where(and(eq(apiKeys.hash, hashOfSecret(secret)), isNull(apiKeys.revokedAt)));
  return row;
}

export const listApiKeys = (queries: Queries): Promise<ApiKey[]> =>
  queries.select(shown).from(apiKeys).orderBy(asc(apiKeys.createdAt), asc(apiKeys.id));

/** Takes a key out of use from now on; false when there is no such key in use. */
export async function revokeApiKey(queries: Queries, id: string, revokedAt: number): Promise<boolean> {
  const { rowCount } = await queries
    .update(apiKeys)
    .set({ revokedAt })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)));
  return rowCount === 1;
}

/** Takes a key of this person out of use; false when they have no such key in use. */
export async function revokeKeyOf(
  queries: Queries,
  { staffId, keyId }: { readonly staffId: string; readonly keyId: string },
  revokedAt: number,
): Promise<boolean> {
  const { rowCount } = await queries
    .update(apiKeys)
    .set({ revokedAt })
    .where(and(eq(apiKeys.id, keyId), eq(apiKeys.staffId, staffId), isNull(apiKeys.revokedAt)));
  return rowCount === 1;
}

const shown = {
  id: apiKeys.id,
  name: apiKeys.name,
  role: apiKeys.role,
  shops: apiKeys.shops,
  staffId: apiKeys.staffId,
  createdAt: apiKeys.createdAt,
  revokedAt: apiKeys.revokedAt,
};
