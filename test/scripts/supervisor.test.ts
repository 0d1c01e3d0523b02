import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { identify, isAlive, waitUntil } from '#scripts/up/processes.ts';
import { createSupervisor, pauseBeforeRestart } from '#scripts/up/supervisor.ts';
import type { Service } from '#scripts/up/supervisor.ts';

async function sleeper() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  const identity = identify(child.pid ?? 0);
  if (identity === undefined) throw new Error('the child is gone');
  return identity;
}

const aService = (name: string): Service => ({ name, startedWith: name, start: sleeper });

function aSupervisor() {
  const said: string[] = [];
  const supervisor = createSupervisor({ say: (line) => said.push(line), onChange: () => undefined });
  return { supervisor, said };
}

const identityOf = (supervisor: ReturnType<typeof createSupervisor>, name: string) => {
  const found = supervisor.watched.find(({ service }) => service.name === name);
  if (found === undefined) throw new Error(`${name} is not watched`);
  return found.identity;
};

describe('the supervisor', () => {
  it('starts a service again that was killed, and says so', async () => {
    const { supervisor, said } = aSupervisor();
    await supervisor.add(aService('worker'));
    const first = identityOf(supervisor, 'worker');
    process.kill(first.pid, 'SIGKILL');
    await waitUntil(() => identityOf(supervisor, 'worker').pid !== first.pid, 10_000);
    expect(isAlive(identityOf(supervisor, 'worker'))).toBe(true);
    expect(said).toEqual([
      `worker (process ${first.pid}) died; starting it again in 0.5 s`,
      `worker runs again (process ${identityOf(supervisor, 'worker').pid})`,
    ]);
    await supervisor.stopAll();
  });

  it('stops all services, the last one first, and starts nothing afterwards', async () => {
    const { supervisor } = aSupervisor();
    const order: string[] = [];
    for (const name of ['postgres', 'temporal', 'api'])
      await supervisor.add({
        ...aService(name),
        stop: async (identity) => {
          order.push(name);
          process.kill(identity.pid, 'SIGKILL');
        },
      });
    await supervisor.stopAll();
    expect(order).toEqual(['api', 'temporal', 'postgres']);
    await expect(supervisor.add(aService('late'))).rejects.toThrow('late is not started any more');
  });

  it('takes over a process that runs already instead of starting another', async () => {
    const { supervisor } = aSupervisor();
    const running = await sleeper();
    await supervisor.add({ ...aService('temporal'), start: () => Promise.reject(new Error('not needed')) }, running);
    expect(identityOf(supervisor, 'temporal')).toEqual(running);
    await supervisor.stopAll();
    expect(isAlive(running)).toBe(false);
  });

  it('waits longer after each death, but never more than half a minute', () => {
    expect([1, 2, 3, 4].map(pauseBeforeRestart)).toEqual([500, 1_000, 2_000, 4_000]);
    expect(pauseBeforeRestart(50)).toBe(30_000);
  });
});
