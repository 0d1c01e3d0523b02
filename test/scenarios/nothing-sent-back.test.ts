import { daysAfter, minutesAfter } from '#test/support/business-time.ts';
import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Json, type Story, type StoryOrder } from '#test/support/story.ts';

describe('an agreed return of which nothing is sent back', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  async function agreed(): Promise<{ caseNo: string; order: StoryOrder; authorisedAt: string }> {
    const order = await story.anOrder();
    const caseNo = await story.opened(order);
    await story.accept(caseNo);
    await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    const { at } = (await story.events(caseNo)).find(({ type }) => type === 'returnAuthorised');
    return { caseNo, order, authorisedAt: at };
  }

  const moveTo = (caseNo: string, to: string): Promise<unknown> =>
    story.api('supervisor', 'POST', `/v1/cases/${caseNo}/fast-forward`, { to });
  const unitsOf = async (order: StoryOrder): Promise<Json[]> =>
    (await story.ledger(order)).units.filter(({ line }: Json) => line === 1);

  it('lapses after two reminders: units free, nothing refunded, customer told, another case possible (D2, R3)', async () => {
    const { caseNo, order, authorisedAt } = await agreed();
    const [reminders, dueAt] = [[daysAfter(authorisedAt, 7), daysAfter(authorisedAt, 12)], daysAfter(authorisedAt, 14)];
    expect((await story.read(caseNo)).clocks).toMatchObject([
      { name: 'customerShips', waitsFor: 'customer', startedAt: authorisedAt, dueAt, reminders, then: 'lapse' },
    ]);
    expect(await unitsOf(order)).toEqual([
      expect.objectContaining({ state: 'tied', caseNo, remedy: 'return_and_refund' }),
    ]);

    await moveTo(caseNo, new Date(Date.parse(dueAt) - 60_000).toISOString());
    expect(await story.read(caseNo)).toMatchObject({
      stage: 'execution',
      waitingOn: 'customer',
      parcel: { status: 'awaitingParcel' },
    });
    await story.after(caseNo, 'PT2M');
    expect(await story.read(caseNo)).toMatchObject({
      stage: 'closed',
      outcome: 'lapsed',
      parcel: { status: 'lapsed' },
      refunds: [],
      tasks: [],
    });
    expect(await story.told(caseNo)).toEqual([
      'request_received',
      'offer_made',
      'offer_accepted',
      'return_authorised',
      'reminder_customerShips',
      'reminder_customerShips',
      'closed',
    ]);
    const events = await story.events(caseNo);
    expect(
      events.filter(({ type }) => type === 'clockMarked').map(({ at }, n) => minutesAfter(reminders[n] ?? '', at)),
    ).toEqual([0, 0]);
    expect(events.find(({ type }) => type === 'clockEnded')).toMatchObject({
      by: { type: 'system', id: 'customerShips' },
    });

    expect(await unitsOf(order)).toEqual([expect.objectContaining({ state: 'free', caseNo: null })]);
    expect(await story.refundsInTheWorld(order)).toEqual([]);
    expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/tracking`, { trackingNo: 'LATE-1' })).toMatchObject({
      status: 409,
      body: { code: 'case_closed' },
    });

    const again = await story.open(order);
    expect(again).toMatchObject({ status: 201, body: { duplicate: false, stage: 'negotiation' } });
    expect(again.body.caseNo).not.toBe(caseNo);
    expect(await unitsOf(order)).toEqual([expect.objectContaining({ state: 'tied', caseNo: again.body.caseNo })]);
  });

  it('does not lapse when the parcel is handed over on the last day (D2, R42)', async () => {
    const { caseNo, authorisedAt } = await agreed();
    await moveTo(caseNo, new Date(Date.parse(daysAfter(authorisedAt, 14)) - 7_200_000).toISOString());
    await story.sendParcel(caseNo);
    await story.after(caseNo, 'P1D');
    expect(await story.read(caseNo)).toMatchObject({ stage: 'execution', parcel: { status: 'inTransit' } });
    expect((await story.told(caseNo)).slice(-3)).toEqual([
      'reminder_customerShips',
      'reminder_customerShips',
      'return_in_transit',
    ]);
  });

  it('does not lapse when the customer tells the number of a parcel of their own (D2, R29)', async () => {
    const { caseNo } = await agreed();
    await story.after(caseNo, 'P13D');
    expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/tracking`, { trackingNo: 'OWN-4711' })).toMatchObject({
      status: 200,
      body: { case: { parcel: { status: 'inTransit', trackingNo: 'OWN-4711', ourLabel: false } } },
    });
    expect((await story.read(caseNo)).clocks.map(({ name }: Json) => name)).toEqual(['parcelSilent']);
    expect(await story.api('agent', 'POST', `/v1/cases/${caseNo}/tracking`, { trackingNo: 'OWN-4712' })).toMatchObject({
      status: 409,
      body: { code: 'not_now' },
    });
  });
});
