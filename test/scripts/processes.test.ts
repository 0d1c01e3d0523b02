import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { commandLine, identify, isAlive, run, stopProcess } from '#scripts/up/processes.ts';

async function sleeper(script = 'setInterval(() => {}, 1000)') {
  const child = spawn(process.execPath, ['-e', `${script}; process.stdout.write('up')`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  const identity = identify(child.pid ?? 0);
  if (identity === undefined) throw new Error('the child is gone');
  return identity;
}

describe('a process', () => {
  it('is known by its start time too, so that another one with its pid is not taken for it', () => {
    const me = identify(process.pid);
    if (me === undefined) throw new Error('we run');
    expect(isAlive(me)).toBe(true);
    expect(isAlive({ ...me, startedAt: `${me.startedAt}0` })).toBe(false);
  });

  it('that ended is nobody, also while its parent has not looked', async () => {
    const identity = await sleeper();
    process.kill(identity.pid, 'SIGKILL');
    await stopProcess(identity, { patienceMs: 1_000 });
    expect(isAlive(identity)).toBe(false);
  });

  it('that ignores the request to stop is killed after the patience', async () => {
    const identity = await sleeper("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)");
    await stopProcess(identity, { patienceMs: 200 });
    expect(isAlive(identity)).toBe(false);
  });

  it('is left alone when only its pid is the one on record', async () => {
    const identity = await sleeper();
    await stopProcess({ ...identity, startedAt: 'another time' }, { patienceMs: 200 });
    expect(isAlive(identity)).toBe(true);
    await stopProcess(identity, { patienceMs: 1_000 });
  });

  it('can be named to people', () => {
    expect(commandLine(process.pid)).toContain('node');
  });

  it('answers with its exit code and its words', async () => {
    const finished = await run(process.execPath, ['-e', "console.log('out'); console.error('err'); process.exit(3)"]);
    expect(finished).toEqual({ code: 3, stdout: 'out\n', stderr: 'err\n' });
    const missing = await run('no-such-program-anywhere', []);
    expect(missing.code).toBe('ENOENT');
  });
});
