// The one way in, in plain JavaScript without a dependency, so that it runs before anything is installed:
//   node scripts/start.mjs                 starts the whole system (scripts/up/main.ts)
//   node scripts/start.mjs NAME [ARGS]     runs scripts/NAME.ts, installing the packages first when they are not there
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const OLDEST_NODE = [20, 19];
const ROOT = fileURLToPath(new URL('..', import.meta.url));

demandNode();
process.chdir(ROOT);
if (!isInstalled()) install();
await runScript(process.argv[2] ?? 'up/main');

function demandNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(`Aftercare needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

/** npm writes the hidden lock file last: when it agrees with ours, the installation is whole and current. */
function isInstalled() {
  const hidden = join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, peer, devOptional }]) => {
    if (path === '') return true;
    const found = installed[path];
    return found === undefined ? Boolean(optional || peer || devOptional) : found.version === version;
  });
}

function install() {
  const begin = performance.now();
  console.log('… installing packages with npm ci (about a minute)');
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const { status, stdout, stderr, error } = spawnSync(
    command,
    [...args, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: ROOT, encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) {
    console.error(`The packages could not be installed:\n${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`);
    process.exit(1);
  }
  console.log(`✓ Packages installed ${((performance.now() - begin) / 1000).toFixed(1)} s`);
}

async function runScript(name) {
  const script = join(ROOT, 'scripts', `${name}.ts`);
  if (!existsSync(script)) {
    console.error(`There is no scripts/${name}.ts`);
    process.exit(1);
  }
  const { register } = await import('tsx/esm/api');
  register();
  // the script sees its own arguments where every script looks for them
  process.argv.splice(1, 2, script);
  await import(pathToFileURL(script).href);
}
