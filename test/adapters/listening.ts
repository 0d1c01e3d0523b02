import type { Server } from 'node:net';

/** Listens on a free port of this machine and says which. */
export async function listenOnFreePort(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`listens on ${String(address)}`);
  return address.port;
}
