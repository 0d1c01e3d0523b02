// npm run replay: would the present workflow code do in past cases what was done in them?
//   npm run replay               the recorded histories of test/replay/histories
//   npm run replay -- running    every open case of the server that TEMPORAL_ADDRESS or TEMPORAL_PROFILE names: before a deployment
import { fileURLToPath } from 'node:url';
import type { HistoryAndWorkflowId } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { connectClient } from '#temporal/connection.ts';
import { createDataConverter, FAILURE_CONVERTER } from '#temporal/data-converter.ts';
import { CASE_WORKFLOW } from '#workflows/case/messages.ts';
import { readHistories, replay } from './replay/replay.ts';
import { prepareBundle } from './up/bundle.ts';

const pathOf = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const MOST_ERRORS = 20;

const wish = process.argv[2];
if (wish !== undefined && wish !== 'running')
  throw new Error(`npm run replay takes nothing or the word running, not ${wish}`);
const { histories, dataConverter, close } = wish === 'running' ? await running() : recorded();
const { path: codePath } = await prepareBundle(pathOf('.aftercare/build'));
const results = await replay({ codePath, histories, dataConverter });
await close();

const broken = results.filter(({ error }) => error !== undefined);
for (const { workflowId, error } of broken.slice(0, MOST_ERRORS))
  console.log(`✗ ${workflowId}\n  ${error?.message ?? ''}`);
console.log(`${results.length - broken.length} of ${results.length} histories replay with the present code`);
// nothing replayed is no yes: an empty folder, or packages that cannot read histories
process.exit(broken.length > 0 || (results.length === 0 && wish === undefined) ? 1 : 0);

interface Source {
  readonly histories: AsyncIterable<HistoryAndWorkflowId> | Iterable<HistoryAndWorkflowId>;
  readonly dataConverter: DataConverter;
  close(): Promise<void>;
}

function recorded(): Source {
  const found = readHistories(pathOf('test/replay/histories'));
  return {
    histories: found.values(),
    dataConverter: { failureConverterPath: FAILURE_CONVERTER },
    close: () => Promise.resolve(),
  };
}

async function running(): Promise<Source> {
  const { client, connection } = await connectClient();
  const query = `WorkflowType = '${CASE_WORKFLOW}' AND ExecutionStatus = 'Running'`;
  return {
    histories: client.workflow.list({ query }).intoHistories(),
    dataConverter: createDataConverter(process.env),
    close: () => connection.close(),
  };
}
