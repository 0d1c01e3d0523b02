// What stories of returned goods share: a stack with its register, an order of three units, and words for both.
import pg from 'pg';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';
import { tellMore, type MoreOfStory } from './telling.ts';

let stack: SharedStack;
export let story: Story;
export let more: MoreOfStory;
let database: pg.Client;

beforeAll(async () => {
  stack = await sharedStack();
  story = tell(stack);
  more = tellMore(story);
  database = new pg.Client({ connectionString: stack.databaseUrl });
  await database.connect();
}, 120_000);
afterAll(async () => {
  await database?.end();
  await stack?.stop();
});

/** An order by card whose first line was sold as three units for 100.00: 33.33, 33.33 and 33.34 of them (R8). */
export async function threeForAHundred(lines = 1): Promise<StoryOrder> {
  const order = await story.anOrder({
    where: (one) => one.payments[0]?.tender === 'card' && one.lines.length === lines,
  });
  return more.sold(order, [{ lineNo: 1, quantity: 3, net: 10_000 }]);
}

export const unit = (order: StoryOrder, outcome: string, extra: Json = {}): Json => ({
  lineNo: 1,
  sku: order.lines[0]?.sku,
  outcome,
  disposition: outcome === 'accepted' ? 'sellable' : 'back_to_customer',
  ...extra,
});

export const paid = async (caseNo: string): Promise<Json> => {
  await story.after(caseNo, 'P3D');
  return story.until(caseNo, ({ stage }) => stage === 'followUp');
};

/** Where the units of the order are, line by line and unit by unit (R1). */
export const unitsOf = async (order: StoryOrder): Promise<string[]> =>
  (await story.ledger(order)).units.map(({ line, unit: n, net, state }: Json) => `${line}.${n} ${net} ${state}`);

/** The register of returned goods, as the warehouse keeps it (D8). */
export async function registerOf(caseNo: string): Promise<Json[]> {
  const { rows } = await database.query(
    'select line_no as line, sku, quantity, reason, result, disposition, tracking_no as tracking from returns_register where case_no = $1 order by seq, entry',
    [caseNo],
  );
  return rows;
}
