/**
 * `npm run demo -- return|refund-held|nobody-answers [--lang en|zh]` plays a story on the running system, or on one
 * that it starts and stops itself: months of a case in seconds, told as a dialogue with business dates.
 */
import { parseArgs } from 'node:util';
import { createAftercare } from '#scripts/demo/aftercare.ts';
import { printEnd } from '#scripts/demo/closing.ts';
import { LANGUAGES, type Language } from '#scripts/demo/languages.ts';
import { pickOrder } from '#scripts/demo/pick-order.ts';
import { createPrinter, type Printer } from '#scripts/demo/printer.ts';
import { STORIES } from '#scripts/demo/stories.ts';
import { findSystem, type System } from '#scripts/demo/system.ts';
import { createWorld } from '#scripts/demo/world.ts';

const ZONE = 'America/New_York';

interface Wish {
  readonly story: keyof typeof STORIES;
  readonly language: Language;
}

async function tell({ story, language }: Wish, system: System, printer: Printer): Promise<void> {
  const stage = {
    aftercare: createAftercare(system.api),
    world: createWorld(system.world, system.worldToken),
    printer,
    language,
  };
  const begin = performance.now();
  printer.title(STORIES[story].title[language]);
  const { caseNo, order } = await STORIES[story].play(stage, await pickOrder(stage));
  const { orderNo } = order;
  const [view, ledger] = [await stage.aftercare.read(caseNo), await stage.aftercare.ledger(orderNo)];
  printEnd(printer, { view, orderNo, ledger, language });
  const page = system.webUiOf(`case-${caseNo}`);
  printer.plain(`\n${((performance.now() - begin) / 1000).toFixed(1)} s${page === undefined ? '' : `  ${page}`}`);
}

/** What was asked for, or undefined when it is none of ours. */
function readWish(): Wish | undefined {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { lang: { type: 'string', default: 'en' } },
  });
  const language = LANGUAGES.find((one) => one === values.lang);
  const names = Object.keys(STORIES) as (keyof typeof STORIES)[];
  const story = names.find((one) => one === positionals[0]);
  return language && story && positionals.length === 1 ? { story, language } : undefined;
}

async function main(): Promise<number> {
  const wish = readWish();
  if (wish === undefined) {
    console.error(`usage: npm run demo -- ${Object.keys(STORIES).join('|')} [--lang ${LANGUAGES.join('|')}]`);
    return 2;
  }
  const { isTTY, columns = 110 } = process.stdout;
  const colours = isTTY && process.env['NO_COLOR'] === undefined;
  const printer = createPrinter({
    print: (line) => console.log(line),
    colours,
    width: Math.min(columns, 130),
    zone: ZONE,
  });
  const system = await findSystem((line) => console.error(line));
  try {
    await tell(wish, system, printer);
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
