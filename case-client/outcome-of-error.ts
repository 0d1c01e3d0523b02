import {
  ServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { isRefusalCode, type Refusal } from '#domain/refusals.ts';
import type { CommandOutcome } from './port.ts';

/** Nobody took the call and nothing was done: ask again a little later. */
export class CasesUnavailable extends Error {
  override readonly name = 'CasesUnavailable';
}

/** gRPC's numbers of the states in which nobody knows whether the call was carried out, or will be. */
const DEADLINE_EXCEEDED = 4;
const CANCELLED = 1;
const UNAVAILABLE = 14;
const RESOURCE_EXHAUSTED = 8;

/** What an error of Temporal's client means for the one who asked; what is none of these is a bug and goes on. */
export function outcomeOfError(error: unknown): CommandOutcome {
  if (error instanceof WorkflowUpdateFailedError) return refusedBy(error);
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { kind: 'later' };
  if (error instanceof WorkflowNotFoundError || error instanceof WorkflowExecutionAlreadyStartedError)
    return { kind: 'gone' };
  const code = error instanceof ServiceError ? grpcCode(error.cause) : grpcCode(error);
  if (code === DEADLINE_EXCEEDED || code === CANCELLED) return { kind: 'later' };
  if (code === UNAVAILABLE || code === RESOURCE_EXHAUSTED) {
    throw new CasesUnavailable('Temporal cannot be reached', { cause: error });
  }
  throw error;
}

function refusedBy(error: WorkflowUpdateFailedError): CommandOutcome {
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure) || !cause.type || !isRefusalCode(cause.type)) throw error;
  const data = cause.details?.[0] as Refusal['data'];
  return { kind: 'refused', refusal: data ? { code: cause.type, data } : { code: cause.type }, message: cause.message };
}

const grpcCode = (error: unknown): number | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number'
    ? error.code
    : undefined;
