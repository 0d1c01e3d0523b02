import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { aDataDir, anAnnouncedReturn, anOrder, askAt, refund } from './world-under-test.ts';
import type { RunningWorld } from './world-under-test.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dataDir = aDataDir();
const children = new Set<ChildProcess>();

type Life = { readonly child: ChildProcess; readonly world: RunningWorld };

const nothing = (): Promise<never> => Promise.reject(new Error('not of this life'));

/** The real process, as `tsx sandbox/main.ts` starts it. */
async function aLife(): Promise<Life> {
  const env = { ...process.env, NODE_OPTIONS: '', SANDBOX_PORT: '0', SANDBOX_DATA_DIR: dataDir };
  const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const lines = createInterface({ input: child.stdout });
  const [first] = await once(lines, 'line');
  const said: { ready: boolean; url: string } = JSON.parse(String(first));
  expect(said.ready).toBe(true);
  return { child, world: { url: said.url, dataDir, ask: askAt(said.url), restart: nothing, stop: nothing } };
}

async function end({ child }: Life, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal);
  await once(child, 'exit');
  return child.exitCode;
}

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the process of the world', () => {
  it('has all of its state again after kill -9, also when its last line was torn', async () => {
    const first = await aLife();
    const order = await anOrder(first.world);
    const { rma } = await anAnnouncedReturn(first.world, order);
    await refund(first.world, order, { refundKey: 'kept', at: new Date(Date.now() + 20 * 86_400_000).toISOString() });
    const picture = await first.world.ask('GET', `/world/v1/orders/${order.orderNo}`);
    const journal = await first.world.ask('GET', '/world/v1/journal');
    await end(first, 'SIGKILL');

    const file = path.join(dataDir, 'journal.jsonl');
    const whole = statSync(file).size;
    appendFileSync(file, '{"realAt":1,"events":[{"seq":');
    const second = await aLife();
    expect(statSync(file).size).toBe(whole);
    expect((await second.world.ask('GET', `/world/v1/orders/${order.orderNo}`)).body).toEqual(picture.body);
    expect((await second.world.ask('GET', '/world/v1/journal')).body).toEqual(journal.body);
    const again = await refund(second.world, order, { refundKey: 'kept' });
    expect(again.headers.get('Idempotency-Replayed')).toBe('true');
    const timeline = await second.world.ask<{ offsetMs: number }>('GET', `/world/v1/timelines/${order.orderNo}`);
    expect(timeline.body.offsetMs).toBeGreaterThan(19 * 86_400_000);
    expect((await second.world.ask('POST', `/world/v1/returns/${rma}/send`, {})).status).toBe(200);
    expect(await end(second, 'SIGTERM')).toBe(0);
  }, 60_000);
});
