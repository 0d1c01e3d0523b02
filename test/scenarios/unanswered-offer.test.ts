import { daysAfter, minutesAfter } from '#test/support/business-time.ts';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story } from '#test/support/story.ts';

describe('an offer that nobody answers', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  const eventsOf = async (caseNo: string, type: string): Promise<Json[]> =>
    (await story.events(caseNo)).filter((one) => one.type === type);
  const moveTo = async (caseNo: string, to: string): Promise<Json> => {
    const moved = await story.api('supervisor', 'POST', `/v1/cases/${caseNo}/fast-forward`, { to });
    expect(moved.status).toBe(200);
    return moved.body;
  };

  it('lapses after two reminders; units are free, and a late answer is refused clearly (C6, R3, R41)', async () => {
    const order = await story.anOrder();
    const caseNo = await story.opened(order);
    const { offer, clocks } = await story.read(caseNo);
    const [reminders, dueAt] = [[daysAfter(offer.madeAt, 3), daysAfter(offer.madeAt, 6)], daysAfter(offer.madeAt, 7)];
    expect(clocks).toMatchObject([
      { name: 'offerAnswer', waitsFor: 'customer', startedAt: offer.madeAt, dueAt, reminders, then: 'lapse' },
    ]);

    await moveTo(caseNo, new Date(Date.parse(dueAt) + 1_000).toISOString());
    expect(await story.accept(caseNo)).toMatchObject({
      status: 409,
      body: { code: 'offer_lapsed', data: { version: 1 } },
    });
    expect(await story.decline(caseNo, 1)).toMatchObject({ status: 409, body: { code: 'offer_lapsed' } });
    expect(await story.read(caseNo)).toMatchObject({
      stage: 'closed',
      outcome: 'lapsed',
      agreement: null,
      offer: { status: 'lapsed' },
    });
    expect(await story.told(caseNo)).toEqual([
      'request_received',
      'offer_made',
      'reminder_offerAnswer',
      'reminder_offerAnswer',
      'closed',
    ]);
    const marked = await eventsOf(caseNo, 'clockMarked');
    expect(marked.map(({ at }, n) => minutesAfter(reminders[n] ?? '', at))).toEqual([0, 0]);
    const [ended] = await eventsOf(caseNo, 'clockEnded');
    expect(ended).toMatchObject({ by: { type: 'system', id: 'offerAnswer' } });
    expect(minutesAfter(dueAt, ended.at)).toBe(0);
    const { data } = (await story.api('agent', 'GET', `/v1/cases/${caseNo}/messages`)).body;
    expect(
      data
        .filter(({ params }: Json) => params.dueAt !== undefined && params.dueAt !== null)
        .map(({ template, params }: Json) => [template, new Date(params.dueAt).toISOString()]),
    ).toEqual([
      ['offer_made', dueAt],
      ['reminder_offerAnswer', dueAt],
      ['reminder_offerAnswer', dueAt],
    ]);

    expect((await story.ledger(order)).units.every(({ state }: Json) => state === 'free')).toBe(true);
    expect(await story.open(order)).toMatchObject({ status: 201, body: { duplicate: false, stage: 'negotiation' } });
  });

  it('can still be agreed to between the last reminder and the lapse, and nothing lapses afterwards (C6, R42)', async () => {
    const order = await story.anOrder();
    const caseNo = await story.opened(order);
    const { dueAt } = (await story.read(caseNo)).clocks[0];
    await moveTo(caseNo, new Date(Date.parse(dueAt) - 60_000).toISOString());
    expect(await story.accept(caseNo)).toMatchObject({ status: 200, body: { stage: 'execution' } });
    await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    await story.after(caseNo, 'P1D');
    expect(await story.read(caseNo)).toMatchObject({
      stage: 'execution',
      offer: { status: 'accepted' },
      clocks: [{ name: 'customerShips' }],
    });
    expect(await story.told(caseNo)).toEqual([
      'request_received',
      'offer_made',
      'reminder_offerAnswer',
      'reminder_offerAnswer',
      'offer_accepted',
      'return_authorised',
    ]);
  });
});
