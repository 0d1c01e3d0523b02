import type { Connection } from '@temporalio/client';
import { waitUntil } from '#scripts/up/processes.ts';

/** A search attribute as the workflows declare it. */
export interface SearchAttribute {
  readonly name: string;
  readonly type: 'Keyword' | 'Bool' | 'Datetime' | 'Int';
}

/** The protocol's numbers for the types. */
const INDEXED_VALUE_TYPES = { Keyword: 2, Int: 3, Bool: 5, Datetime: 6 } as const;

export interface Registration {
  readonly connection: Connection;
  readonly namespace: string;
  readonly attributes: readonly SearchAttribute[];
}

/** Registers what is missing and returns how many that were; a workflow that sets an unregistered one is stuck. */
export async function registerSearchAttributes(registration: Registration): Promise<number> {
  const { connection, namespace, attributes } = registration;
  const existing = await customAttributes(registration);
  demandSameTypes(existing, attributes);
  const missing = attributes.filter(({ name }) => existing[name] === undefined);
  if (missing.length === 0) return 0;
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(missing.map(({ name, type }) => [name, INDEXED_VALUE_TYPES[type]])),
  });
  const served = await waitUntil(async () => {
    const now = await customAttributes(registration);
    return missing.every(({ name }) => now[name] !== undefined);
  }, 15_000);
  if (!served) throw new Error('The Temporal server took the search attributes but does not serve them.');
  return missing.length;
}

async function customAttributes({ connection, namespace }: Registration): Promise<Readonly<Record<string, number>>> {
  const listed = await connection.operatorService.listSearchAttributes({ namespace });
  return listed.customAttributes;
}

/** Throws when a name is registered with another type: the server cannot change it. */
export function demandSameTypes(existing: Readonly<Record<string, number>>, wanted: readonly SearchAttribute[]): void {
  const wrong = wanted.find(({ name, type }) => {
    const registered = existing[name];
    return registered !== undefined && registered !== INDEXED_VALUE_TYPES[type];
  });
  if (wrong === undefined) return;
  throw new Error(
    `Search attribute ${wrong.name} is registered with another type than ${wrong.type}. ` +
      `Remove it first: temporal operator search-attribute remove --name ${wrong.name}`,
  );
}
