import { createHash } from 'node:crypto';
import { isKnown } from './chinese-orders.ts';
import type { Json, StoryOrder } from './story.ts';

/** How the world is asked; `world` tells one world from another. */
interface Asking {
  readonly world: string;
  readonly ask: (path: string) => Promise<Json>;
  readonly order: (orderNo: string) => Promise<StoryOrder>;
}

/** What was read of the worlds' first days; nobody changes these orders, stories have copies of them. */
const known = new Map<string, Promise<unknown>>();

const once = <T>(key: string, read: () => Promise<T>): Promise<T> => {
  const reading = (known.get(key) as Promise<T> | undefined) ?? read();
  known.set(key, reading);
  return reading;
};

/** The orders that stories copy, in an order of each test's own that does not depend on what ran before it. */
export function patternsOf({ world, ask, order }: Asking) {
  const numbers = async (shop: string, status: string): Promise<readonly string[]> => {
    const { data } = await ask(`/world/v1/orders?shop=${shop}&status=${status}&limit=1000&copies=false`);
    return (data as { orderNo: string }[]).map(({ orderNo }) => orderNo).filter((orderNo) => !isKnown(orderNo));
  };
  return {
    async inTurn(shop: string, status: string): Promise<readonly string[]> {
      const turn = nextTurn();
      const all = await once(`${world} ${shop} ${status}`, () => numbers(shop, status));
      const rank = new Map(all.map((orderNo) => [orderNo, hash(`${turn} ${orderNo}`)]));
      return all.toSorted((a, b) => ((rank.get(a) ?? '') < (rank.get(b) ?? '') ? -1 : 1));
    },
    read: (orderNo: string): Promise<StoryOrder> => once(`${world} ${orderNo}`, () => order(orderNo)),
  };
}

const hash = (text: string): string => createHash('sha1').update(text).digest('hex');

const NO_TEST: { readonly testPath?: string; readonly currentTestName?: string } = {};
const turns = new Map<string, number>();

/** The how-many-th order of which test this is. */
function nextTurn(): string {
  // who records histories or measures is no test
  const { testPath = '', currentTestName = '' } = typeof expect === 'undefined' ? NO_TEST : expect.getState();
  const test = `${testPath.replace(/^.*\/test\//u, '')} ${currentTestName}`;
  const turn = (turns.get(test) ?? 0) + 1;
  turns.set(test, turn);
  return `${test} ${turn}`;
}
