import { printEnd } from './closing.ts';
import { pickOrder } from './pick-order.ts';
import type { Stage } from './play.ts';
import { STORIES } from './stories.ts';

export type StoryName = keyof typeof STORIES;

/** Plays a story from its title to the ledger; answers the number of its case. */
export async function playStory(name: StoryName, stage: Stage): Promise<string> {
  const { aftercare, printer, language } = stage;
  printer.title(STORIES[name].title[language]);
  const { caseNo, orderNo } = await STORIES[name].play(stage, await pickOrder(stage));
  const [view, ledger] = [await aftercare.read(caseNo), await aftercare.ledger(orderNo)];
  printEnd(printer, { view, orderNo, ledger, language });
  return caseNo;
}
