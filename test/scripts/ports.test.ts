import { createServer } from 'node:net';
import {
  demandFreePort,
  findHolder,
  freePorts,
  listeningInodes,
  PortTaken,
  portTakenMessage,
} from '#scripts/up/ports.ts';

const TABLE = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 41001 1
   1: 0100007F:1F90 0100007F:D2F0 01 00000000:00000000 00:00000000 00000000     0        0 41002 1
   2: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 41003 1`;

async function listening() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address !== 'object') throw new Error('not listening');
  return { port: address.port, close: () => new Promise((closed) => server.close(closed)) };
}

describe('a port that is taken', () => {
  it('is told with the process that holds it and with the variable that chooses another', async () => {
    const { port, close } = await listening();
    const wish = { purpose: 'the API', port, variable: 'AFTERCARE_API_PORT' };
    const refusal: unknown = await demandFreePort(wish).catch((error: unknown) => error);
    await close();
    expect(refusal).toBeInstanceOf(PortTaken);
    expect(String(refusal)).toContain(`AFTERCARE_API_PORT=${port + 1} npm start`);
    expect(String(refusal)).toContain(`process ${process.pid}`);
  });

  it('is told even when the process belongs to somebody else', () => {
    const message = portTakenMessage(
      { purpose: 'Postgres', port: 54329, variable: 'AFTERCARE_POSTGRES_PORT' },
      undefined,
    );
    expect(message).toContain('a process this user may not see');
  });

  it('is no longer taken once its holder is gone', async () => {
    const { port, close } = await listening();
    await close();
    await expect(demandFreePort({ purpose: 'x', port, variable: 'X' })).resolves.toBeUndefined();
    expect(findHolder(port)).toBeUndefined();
  });
});

describe('looking for ports', () => {
  it("reads only listening sockets of the wanted port out of the kernel's table", () => {
    expect(listeningInodes(TABLE, 8080)).toEqual(['41001']);
    expect(listeningInodes(TABLE, 80)).toEqual(['41003']);
    expect(listeningInodes(TABLE, 90)).toEqual([]);
  });

  it('hands out free ports that differ', async () => {
    const ports = await freePorts(5);
    expect(new Set(ports).size).toBe(5);
  });
});
