import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { readHistories, replay, type Replayed } from '#scripts/replay/replay.ts';
import { FAILURE_CONVERTER } from '#temporal/data-converter.ts';
import { payloadsOf } from '#test/support/history.ts';
import { serverAddress } from '#test/support/server-address.ts';
import { SITUATIONS } from '#test/support/situations.ts';

const HISTORIES = readHistories(fileURLToPath(new URL('./histories/', import.meta.url)));
const dataConverter = { failureConverterPath: FAILURE_CONVERTER };

const replayed = (codePath: string): Promise<readonly Replayed[]> =>
  replay({ codePath, histories: HISTORIES.values(), dataConverter });
const broken = (results: readonly Replayed[]) =>
  results.flatMap(({ workflowId, error }) => (error ? [`${workflowId}: ${error.message}`] : []));

describe('the replay gate', () => {
  it('has a history of every situation', () => {
    expect([...HISTORIES.keys()].toSorted()).toEqual(
      Object.keys(SITUATIONS)
        .map((name) => `case.${name}`)
        .toSorted(),
    );
  });

  it('lets the present code through: it does in every recorded case what was done (design 3.10)', async () => {
    const results = await replayed(serverAddress('WORKFLOW_BUNDLE'));
    expect(broken(results)).toEqual([]);
    // two copies of protobufjs would replay nothing and say nothing
    expect(results.map(({ workflowId }) => workflowId)).toEqual(
      [...HISTORIES.values()].map(({ workflowId }) => workflowId),
    );
    expect(results.length).toBe(Object.keys(SITUATIONS).length);
  }, 60_000);

  describe('on code that does something else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'aftercare-replay-'));
    let code = '';

    beforeAll(async () => {
      const workflowsPath = fileURLToPath(new URL('./changed-case.workflow.ts', import.meta.url));
      ({ code } = await bundleWorkflowCode({
        workflowsPath,
        failureConverterPath: FAILURE_CONVERTER,
        logger: new DefaultLogger('ERROR'),
      }));
    }, 120_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const changedInto = (how: string): string => {
      expect(code).toContain('how it is changed');
      const path = join(folder, `${how}.js`);
      writeFileSync(path, code.replace('how it is changed', how));
      return path;
    };

    it('refuses it, for every history', async () => {
      const results = await replayed(changedInto('bare'));
      expect(results).toHaveLength(HISTORIES.size);
      for (const { error } of results) expect(error).toBeInstanceOf(DeterminismViolationError);
    }, 60_000);

    it('lets it through when the change is one that old cases do not see', async () => {
      const results = await replayed(changedInto('patched'));
      expect(results).toHaveLength(HISTORIES.size);
      expect(broken(results)).toEqual([]);
    }, 60_000);
  });
});

describe('the recorded histories', () => {
  const words = (payloads: readonly { data?: Uint8Array | null }[]): string =>
    payloads.map(({ data }) => Buffer.from(data ?? []).toString()).join('\n');
  const texts = [...HISTORIES].map(([name, { history }]) => ({ name, text: words(payloadsOf(history)) }));

  it('can be read by whoever reviews them', () => {
    for (const { text } of texts) expect(text).toContain('"type":"requestReceived"');
  });

  it('hold nothing of anybody: no name, no address, no means to reach or to know them (R50)', () => {
    const file = fileURLToPath(new URL('../../sandbox/data/retail/db.json', import.meta.url));
    const { users } = JSON.parse(readFileSync(file, 'utf8')) as { users: Record<string, Person> };
    const personal = Object.entries(users).flatMap(([id, { name, email, address }]) => [
      id,
      email,
      `${name.first_name} ${name.last_name}`,
      address.address1,
    ]);
    expect(personal.length).toBeGreaterThan(1_000);
    const found = texts.flatMap(({ name, text }) =>
      personal.filter((one) => text.includes(one)).map((one) => `${name}: ${one}`),
    );
    expect(found).toEqual([]);
    expect(texts.filter(({ text }) => text.includes('@')).map(({ name }) => name)).toEqual([]);
  });

  it('name no machine, and no folder of one', () => {
    for (const [, { history }] of HISTORIES) expect(JSON.stringify(history)).not.toMatch(/"identity":"[^"]/);
    for (const { text } of texts) expect(text).not.toMatch(/file:|node_modules|node:internal/);
  });
});

interface Person {
  readonly name: { readonly first_name: string; readonly last_name: string };
  readonly email: string;
  readonly address: { readonly address1: string };
}
