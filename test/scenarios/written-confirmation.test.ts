import { randomUUID } from 'node:crypto';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';

describe('an offer that costs the customer something', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  /** Another option of the same article that costs more today than was paid. */
  async function dearer({ lines }: StoryOrder): Promise<string | undefined> {
    const [line] = lines;
    const shop = (path: string): Promise<Json> => story.world('GET', path);
    const { productId } = await shop(`/shop/v1/skus/${encodeURIComponent(line?.sku ?? '')}`);
    const { variants } = await shop(`/shop/v1/products/${encodeURIComponent(productId)}`);
    const found = (variants as Json[]).find(
      (one) => one.available > 0 && one.sku !== line?.sku && one.price.amount > (line?.net.amount ?? 0),
    );
    return found?.sku;
  }

  async function exchange(): Promise<string> {
    for (;;) {
      const order = await story.anOrder({
        where: ({ payments, lines }) =>
          payments.length === 1 && payments[0]?.tender === 'card' && lines[0]?.quantity === 1,
      });
      const sku = await dearer(order);
      if (sku === undefined) continue;
      return story.opened(order, {
        wish: 'exchange',
        replacements: [{ line: order.lines[0]?.lineNo, quantity: 1, sku }],
      });
    }
  }

  it('is agreed in writing: a bare yes is refused by field and rule, the words go to the store alone (C4, R50)', async () => {
    const caseNo = await exchange();
    const { offer } = await story.read(caseNo);
    expect(offer).toMatchObject({ remedy: 'exchange', status: 'open', confirm: true, charge: { currency: 'USD' } });
    expect(offer.charge.amount).toBeGreaterThan(0);
    expect(await story.accept(caseNo)).toMatchObject({
      status: 422,
      body: { code: 'confirmation_missing', errors: [{ pointer: '/confirmation', rule: 'confirmation_missing' }] },
    });
    expect(
      await story.api('agent', 'POST', `/v1/cases/${caseNo}/offers/1/accept`, { confirmation: { method: 'link' } }),
    ).toMatchObject({ status: 422, body: { code: 'confirmation_missing' } });
    expect((await story.read(caseNo)).offer).toMatchObject({ status: 'open' });

    expect(
      await story.api('agent', 'POST', `/v1/cases/${caseNo}/offers/1/accept`, {
        confirmation: { text: 'Yes, please charge my card.' },
      }),
    ).toMatchObject({ status: 200 });
    const [accepted] = (await story.events(caseNo)).filter(({ type }) => type === 'offerAccepted');
    expect(accepted).toMatchObject({ data: { version: 1, confirmation: { method: 'typed' } } });
    expect(JSON.stringify(await story.events(caseNo))).not.toContain('charge my card');
  });

  it('is agreed by the customer through the signed link of the case (C4)', async () => {
    const caseNo = await exchange();
    const { token } = (await story.api('agent', 'POST', `/v1/cases/${caseNo}/links`, {})).body;
    const asCustomer = (body: Json) =>
      story.call('POST', `${stack.api}/v1/cases/${caseNo}/offers/1/accept`, {
        body,
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
      });
    expect(await asCustomer({})).toMatchObject({ status: 422, body: { code: 'confirmation_missing' } });
    expect(await asCustomer({ confirmation: { method: 'link' } })).toMatchObject({ status: 200 });
  });
});
