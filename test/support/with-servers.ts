const NAMES = ['./global-setup.mjs', './global-teardown.mjs'] as const;

/** Runs something on servers of its own, as the integration suites get them, outside of Jest. */
export async function withServers(work: () => Promise<void>): Promise<void> {
  const [start, stop] = await Promise.all(NAMES.map(load));
  await start?.();
  try {
    await work();
  } finally {
    await stop?.();
  }
}

async function load(name: string): Promise<() => Promise<void>> {
  const loaded = (await import(new URL(name, import.meta.url).href)) as { default: () => Promise<void> };
  return loaded.default;
}
