import type { Payload } from '@temporalio/common';
import { isForOperators } from '#domain/operator-text.ts';

/**
 * Whether a payload is for engineers in the Temporal Web UI and therefore stays in clear: a summary marked as such, or
 * the answer of the metadata query, which holds a case's page. Neither has personal data, by contract (design 4).
 */
export function staysInClear({ metadata, data }: Payload): boolean {
  if (Buffer.from(metadata?.['encoding'] ?? []).toString() !== 'json/plain') return false;
  const value = parsed(data);
  return (typeof value === 'string' && isForOperators(value)) || isMetadataAnswer(value);
}

const isMetadataAnswer = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'definition' in value &&
  Object.keys(value).every((name) => name === 'definition' || name === 'currentDetails');

function parsed(data: Payload['data']): unknown {
  try {
    return JSON.parse(Buffer.from(data ?? []).toString());
  } catch {
    return undefined;
  }
}
