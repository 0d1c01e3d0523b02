import { once } from 'node:events';

export default async function stopServers() {
  const child = globalThis.aftercareTestServers;
  if (child === undefined || child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.ref();
  child.disconnect();
  await ended;
}
