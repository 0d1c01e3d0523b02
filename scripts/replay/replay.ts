import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import type { HistoryAndWorkflowId } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';

/** What came of replaying one history: `error` is why the present code would have done something else. */
export interface Replayed {
  readonly workflowId: string;
  readonly error?: Error;
}

export interface ReplayInput {
  /** The workflows' code, as one file. */
  readonly codePath: string;
  readonly histories: AsyncIterable<HistoryAndWorkflowId> | Iterable<HistoryAndWorkflowId>;
  readonly dataConverter: DataConverter;
}

/** Every recorded history of a folder, by the name of its file. */
export function readHistories(folder: string): ReadonlyMap<string, HistoryAndWorkflowId> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(names.toSorted().map((name) => [name.replace(/\.json$/, ''), readHistory(join(folder, name))]));
}

function readHistory(file: string): HistoryAndWorkflowId {
  const history = historyFromJSON(JSON.parse(readFileSync(file, 'utf8')));
  const workflowId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.workflowId;
  if (!workflowId) throw new Error(`${file} is no history of a workflow`);
  return { workflowId, history };
}

/**
 * Runs the present code over histories of the past: what it would do must be what was done. Every history is answered
 * for, the ones that cannot be replayed too.
 */
export async function replay({ codePath, histories, dataConverter }: ReplayInput): Promise<readonly Replayed[]> {
  beQuiet();
  const results: Replayed[] = [];
  const options = { workflowBundle: { codePath }, dataConverter };
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories)) {
    results.push({ workflowId, ...(error ? { error } : {}) });
  }
  return results;
}

let quiet = false;

/** A history that cannot be replayed is a result, not a line in a log; once in a process, before anything else of the worker. */
export function beQuiet(): void {
  if (quiet) return;
  quiet = true;
  const logging = { forward: {}, filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) };
  Runtime.install({
    logger: new DefaultLogger('ERROR', () => undefined),
    telemetryOptions: { logging },
    shutdownSignals: [],
  });
}
