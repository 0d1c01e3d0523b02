import { drizzle } from 'drizzle-orm/node-postgres';
import type { Database, Queries } from '#store/db.ts';

/** What a question reads, by Postgres' own count, and how. */
export interface Reading {
  /** Pages of all its statements together. */
  readonly pages: number;
  /** The indexes, and the tables read whole. */
  readonly by: readonly string[];
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Relation Name'?: string;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly Node[];
}

/** Runs it once, then has Postgres explain each of its statements. */
export async function readingOf(database: Database, ask: (queries: Queries) => Promise<unknown>): Promise<Reading> {
  const sent: { query: string; params: unknown[] }[] = [];
  const logger = { logQuery: (query: string, params: unknown[]) => void sent.push({ query, params }) };
  await ask(drizzle(database.pool, { logger }));
  const plans: Node[] = [];
  for (const { query, params } of sent) {
    const { rows } = await database.pool.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
      `explain (analyze, buffers, format json) ${query}`,
      params,
    );
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    if (plan) plans.push(plan);
  }
  return {
    pages: plans.reduce((sum, plan) => sum + plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], 0),
    by: [...new Set(plans.flatMap(nodesOf).flatMap(nameOf))].toSorted(),
  };
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

function nameOf(node: Node): string[] {
  if (node['Node Type'] === 'Seq Scan') return [`all of ${node['Relation Name'] ?? 'a table'}`];
  const index = node['Index Name'];
  return index?.startsWith('search_texts') ? [index.replace('search_texts_', '')] : [];
}
