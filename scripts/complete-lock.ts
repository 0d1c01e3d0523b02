// npm run lock, after every change of the packages. npm leaves out of the lock file what its registry or the machine at hand
// does not offer: native packages for other systems. "npm ci" refuses such a file, and those systems would go without.
// Their exact versions stand in the package that wants them, so the missing entries can be written down from there.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const LOCK = fileURLToPath(new URL('../package-lock.json', import.meta.url));

const entrySchema = z.looseObject({
  version: z.string().optional(),
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const lockSchema = z.looseObject({ packages: z.record(z.string(), entrySchema) });

type Packages = z.output<typeof lockSchema>['packages'];

/** The entries that are missing, by their path. */
export function missingEntries(packages: Packages): Packages {
  const missing: Packages = {};
  for (const [path, { dev, optionalDependencies }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
      const known = { ...packages, ...missing };
      if (placesOf(path, name).some((place) => known[place] !== undefined)) continue;
      const entry = { version, ...(dev === true ? { dev } : {}), optional: true, ...platformOf(name) };
      missing[`node_modules/${name}`] = entry;
    }
  }
  return missing;
}

/** Where a package may lie that the one at this path wants: beside it, or in any folder above. */
function placesOf(path: string, name: string): readonly string[] {
  const parts = path === '' ? [] : path.split(/\/?node_modules\//).slice(1);
  return [...Array(parts.length + 1).keys()].map((depth) =>
    [...parts.slice(0, depth), name].map((part) => `node_modules/${part}`).join('/'),
  );
}

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32'];

/** Which machines a native package is for, by its name, so that all others skip it. */
export function platformOf(name: string): {
  readonly os?: string[];
  readonly cpu?: string[];
  readonly libc?: string[];
} {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : words.includes('gnu') ? ['glibc'] : [];
  return { ...(os.length > 0 ? { os } : {}), ...(cpu.length > 0 ? { cpu } : {}), ...(libc.length > 0 ? { libc } : {}) };
}

export function completeLock(text: string): { readonly text: string; readonly added: number } {
  const lock = lockSchema.parse(JSON.parse(text));
  const missing = missingEntries(lock.packages);
  const packages = Object.entries({ ...lock.packages, ...missing }).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  return {
    text: `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`,
    added: Object.keys(missing).length,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { text, added } = completeLock(readFileSync(LOCK, 'utf8'));
  if (added > 0) writeFileSync(LOCK, text);
  console.log(`${added} entries added to the lock file`);
}
