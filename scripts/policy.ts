// npm run policy -- <command>: tests, shows, compares, tries and publishes policies. Every command loads the whole book
// first, so that a broken file is named whichever was asked for. Ends with 1 when something does not hold, with 2 when
// the command was not understood.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadPolicyBook } from '#policies/load.ts';
import { diffTwo, listPolicies, publish, showOne, testPolicies, WrongUse, type Desk } from './policy/commands.ts';
import { tryPolicy } from './policy/trial.ts';
import { ROOT } from './up/data-folder.ts';

const USAGE = `usage: npm run policy -- <command>
  test [draft.yaml]                run the examples inside every policy's file, or inside a draft
  show [id[@version] | draft.yaml] say what a policy says; without a name list them
  diff <one> <other>               what two versions say differently; each is id@version, id or a draft's file
       --exit-code                 end with 1 when they differ
  try <draft.yaml | id@version>    run it over the cases that are over: which decisions, costs, deadlines would differ
       --shop <shop>               cases of that shop, whatever policy they pinned
       --since <day>               requests from that day on
       --limit <n>                 so many judgements at most, the newest
       --json                      the table as JSON
       --picture <file.svg>        where to draw it
       --exit-code                 end with 1 when something would differ
  publish <draft.yaml>             make a draft a version; running processes take it in by themselves`;

if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));

function isUnknownOption(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

type Options = ReturnType<typeof readArguments>['values'];

interface Called {
  readonly desk: Desk;
  readonly first: string;
  readonly second: string | undefined;
  readonly options: Options;
}

/** Each command with how many names it needs; what it answers is the exit code. */
const COMMANDS: Readonly<
  Record<string, { readonly names: number; readonly run: (called: Called) => number | Promise<number> }>
> = {
  test: { names: 0, run: ({ desk, first }) => (testPolicies(desk, first === '' ? undefined : first) ? 0 : 1) },
  show: { names: 0, run: show },
  diff: {
    names: 2,
    run: ({ desk, first, second = '', options }) => whenDiffers(diffTwo(desk, { was: first, is: second }), options),
  },
  try: {
    names: 1,
    run: async ({ desk, first, options }) => {
      const { json, shop, since, limit, picture } = options;
      return whenDiffers(await tryPolicy(desk, { draft: first, json, shop, since, limit, picture }), options);
    },
  },
  publish: {
    names: 1,
    run: ({ desk, first }) => {
      publish(desk, first);
      return 0;
    },
  },
};

function show({ desk, first, second }: Called): number {
  if (first === '') listPolicies(desk);
  else showOne(desk, second === undefined ? first : `${first}@${second}`);
  return 0;
}

const whenDiffers = (differs: boolean, options: Options): number => (differs && options['exit-code'] ? 1 : 0);

const readArguments = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      shop: { type: 'string' },
      since: { type: 'string' },
      limit: { type: 'string' },
      picture: { type: 'string' },
      json: { type: 'boolean', default: false },
      'exit-code': { type: 'boolean', default: false },
    },
  });

async function main(): Promise<number> {
  const { values: options, positionals } = readArguments();
  const [name = '', first = '', second] = positionals;
  const command = COMMANDS[name];
  if (!command) throw new WrongUse(name === '' ? 'Which command?' : `${name}: is no command`);
  if (positionals.length <= command.names) throw new WrongUse(`${name}: lacks a name`);
  const dir = resolve(ROOT, process.env['AFTERCARE_POLICIES'] ?? 'policies');
  const desk: Desk = { dir, book: loadPolicyBook(dir), now: Date.now(), say: (line) => console.log(line) };
  return command.run({ desk, first, second, options });
}

try {
  process.exitCode = await main();
} catch (error) {
  const misused = error instanceof WrongUse || isUnknownOption(error);
  console.error(error instanceof Error ? error.message : error);
  if (misused) console.error(USAGE);
  process.exitCode = misused ? 2 : 1;
}
