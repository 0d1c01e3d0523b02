// npm run replay:record [-- <situation> ...]: plays every situation, or those named, on the real parts and keeps its
// history for the replay gate. Name only what is new: an old history says what cases did that run to this day.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { workflowIdOf } from '#domain/ids.ts';
import { keyRingOf } from '#temporal/key-ring.ts';
import { createPayloadCodec } from '#temporal/payload-codec.ts';
import { decoded, fetchHistory } from '#test/support/history.ts';
import { SITUATIONS } from '#test/support/situations.ts';
import { startStack, type Stack } from '#test/support/stack.ts';
import { tell } from '#test/support/story.ts';
import { withServers } from '#test/support/with-servers.ts';

const FOLDER = fileURLToPath(new URL('./histories/', import.meta.url));

/** What names a machine, or is the server's own bookkeeping: nothing that workflow code decides by. */
const DROPPED = new Set([
  'identity',
  'taskId',
  'workerVersion',
  'requestId',
  'historySizeBytes',
  'header',
  'namespaceId',
]);

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in SITUATIONS));
if (unknown.length > 0)
  throw new Error(`no situations: ${unknown.join(', ')}; there are ${Object.keys(SITUATIONS).join(', ')}`);

await withServers(async () => {
  const stack = await startStack();
  try {
    const story = tell(stack);
    const recorded: [string, string][] = [];
    for (const [name, situation] of Object.entries(SITUATIONS)) {
      if (named.length > 0 && !named.includes(name)) continue;
      recorded.push([name, await record(stack, await situation(story))]);
    }
    keep(recorded);
  } finally {
    await stack.stop();
  }
});
process.exit();

/** Kept in plain: nothing in it is anybody's, and a reviewer sees what changed. */
async function record(stack: Stack, caseNo: string): Promise<string> {
  const workflowId = workflowIdOf(caseNo);
  const history = await decoded(
    await fetchHistory(stack, caseNo),
    workflowId,
    createPayloadCodec(keyRingOf(stack.environment)),
  );
  const { events } = JSON.parse(historyToJSON(history), withoutMachine) as { events: unknown[] };
  return `{"events":[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]}\n`;
}

function withoutMachine(name: string, value: unknown): unknown {
  if (DROPPED.has(name)) return undefined;
  return name === 'encodedAttributes' ? withoutStack(value as { data: string }) : value;
}

/** A failure's stack is made of this machine's paths. */
function withoutStack({ data, ...rest }: { readonly data: string }): unknown {
  const attributes = JSON.parse(Buffer.from(data, 'base64').toString()) as object;
  return { ...rest, data: Buffer.from(JSON.stringify({ ...attributes, stack_trace: '' })).toString('base64') };
}

/** All that were played or none: what one of them would leave out would be missed by nobody. */
function keep(recorded: readonly (readonly [string, string])[]): void {
  mkdirSync(FOLDER, { recursive: true });
  if (named.length === 0) for (const old of readdirSync(FOLDER)) rmSync(join(FOLDER, old));
  for (const [name, text] of recorded) {
    writeFileSync(join(FOLDER, `case.${name}.json`), text);
    console.log(
      `✓ ${name.padEnd(24)} ${String(text.split('\n').length - 3).padStart(4)} events ${String(Math.ceil(text.length / 1024)).padStart(4)} KiB`,
    );
  }
}
