import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import { keyRingOf } from './key-ring.ts';
import { createPayloadCodec } from './payload-codec.ts';

/** Also goes into the workflow bundle: inside and outside of workflows failures are written by the same converter. */
export const FAILURE_CONVERTER = fileURLToPath(new URL('../workflows/failure-converter.cjs', import.meta.url));

/** How everything that goes through Temporal is written: encrypted, messages and stacks of failures too. */
export function createDataConverter(env: Readonly<Record<string, string | undefined>>): DataConverter {
  return { payloadCodecs: [createPayloadCodec(keyRingOf(env))], failureConverterPath: FAILURE_CONVERTER };
}
