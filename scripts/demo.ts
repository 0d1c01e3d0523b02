/**
 * `npm run demo -- return|refund-held|nobody-answers [--lang en|zh]` plays a story on the running system, or on one
 * that it starts and stops itself: weeks of a case in seconds, told as a dialogue with business dates.
 */
import { parseArgs } from 'node:util';
import { createAftercare } from '#scripts/demo/aftercare.ts';
import { LANGUAGES, type Language } from '#scripts/demo/languages.ts';
import { playStory, type StoryName } from '#scripts/demo/play-story.ts';
import { createPrinter, type Printer } from '#scripts/demo/printer.ts';
import { STORIES } from '#scripts/demo/stories.ts';
import { findSystem, type System } from '#scripts/demo/system.ts';
import { createWorld } from '#scripts/demo/world.ts';

/** The retail shop's own, in which its people read dates. */
const ZONE = 'America/New_York';
const PLAIN_WIDTH = 110;
const WIDEST = 130;

interface Wish {
  readonly story: StoryName;
  readonly language: Language;
}

/** What was asked for, or undefined when it is none of ours. */
function readWish(): Wish | undefined {
  const options = { lang: { type: 'string', default: 'en' } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, strict: false, options });
  const language = LANGUAGES.find((one) => one === values.lang);
  const story = (Object.keys(STORIES) as StoryName[]).find((one) => one === positionals[0]);
  return language && story && positionals.length === 1 ? { story, language } : undefined;
}

function screenPrinter(): Printer {
  const { stdout } = process;
  const width = stdout.isTTY ? Math.min(stdout.columns, WIDEST) : PLAIN_WIDTH;
  const colours = stdout.isTTY && process.env['NO_COLOR'] === undefined;
  return createPrinter({ print: (line) => console.log(line), colours, width, zone: ZONE });
}

async function play({ story, language }: Wish, { api, world, worldToken, webUiOf }: System): Promise<void> {
  const begin = performance.now();
  const printer = screenPrinter();
  const stage = { aftercare: createAftercare(api), world: createWorld(world, worldToken), printer, language };
  const page = webUiOf(`case-${await playStory(story, stage)}`);
  printer.plain(`\n${((performance.now() - begin) / 1000).toFixed(1)} s${page === undefined ? '' : `  ${page}`}`);
}

async function main(): Promise<number> {
  const wish = readWish();
  if (wish === undefined) {
    console.error(`usage: npm run demo -- ${Object.keys(STORIES).join('|')} [--lang ${LANGUAGES.join('|')}]`);
    return 2;
  }
  const system = await findSystem((line) => console.error(line));
  try {
    await play(wish, system);
    return 0;
  } finally {
    await system.stop();
  }
}

try {
  process.exit(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
