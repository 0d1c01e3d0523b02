// Starts the servers of the integration suites in a process of their own: it notices when this one ends, however it ends
// (Ctrl-C skips Jest's teardown), and stops them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const servers = fileURLToPath(new URL('./servers.ts', import.meta.url));

export default async function startServers() {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', servers], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const failed = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`the servers for the tests did not start (${signal ?? `exit code ${code}`}), see above`);
  });
  failed.catch(() => undefined);
  const [{ environment }] = await Promise.race([once(child, 'message'), failed]);
  Object.assign(process.env, environment);
  globalThis.aftercareTestServers = child;
  child.unref();
  child.channel?.unref();
}
