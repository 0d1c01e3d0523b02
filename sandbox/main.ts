import { readConfig } from '#sandbox/config.ts';
import { createWorld } from '#sandbox/world.ts';
import type { World } from '#sandbox/world.ts';

const fail = (error: unknown): never => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
};

async function start(): Promise<World> {
  const world = createWorld(readConfig(process.env));
  const { url } = await world.listen();
  process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`);
  return world;
}

const world = await start().catch(fail);
const close = (): void => void world.close().then(() => process.exit(0), fail);
process.once('SIGTERM', close);
process.once('SIGINT', close);
