import { sharedStack, type SharedStack } from '#test/support/shared-stack.ts';
import { tell, type Story } from '#test/support/story.ts';

describe('a return', () => {
  let stack: SharedStack;
  let story: Story;

  beforeAll(async () => {
    stack = await sharedStack();
    story = tell(stack);
  }, 120_000);
  afterAll(() => stack?.stop());

  it('goes from the request over parcel, inspection and refund to a solved revisit (A4, C3, D1, D2, E1)', async () => {
    const order = await story.anOrder({ where: ({ payments }) => payments[0]?.tender === 'card' });
    const opened = await story.open(order);
    expect(opened).toMatchObject({
      status: 201,
      body: { stage: 'negotiation', waitingOn: 'customer', duplicate: false },
    });
    const { caseNo } = opened.body;
    expect(caseNo).toMatch(/^AS-\d{4}-\d{6}$/);
    expect(opened.body.case.offer).toMatchObject({ version: 1, status: 'open', remedy: 'return_and_refund' });

    expect(await story.accept(caseNo)).toMatchObject({ status: 200 });
    const authorised = await story.until(caseNo, ({ parcel }) => parcel?.status === 'awaitingParcel');
    expect(authorised).toMatchObject({ stage: 'execution', waitingOn: 'customer', parcel: { rma: `RMA-${caseNo}-1` } });

    await story.after(caseNo, 'P1D');
    await story.sendParcel(caseNo);
    await story.after(caseNo, 'P3D');
    const paying = await story.until(
      caseNo,
      ({ refunds }) => refunds[0]?.status === 'accepted' || refunds[0]?.status === 'arrived',
    );
    expect(paying.settled).toEqual({ accepted: 1, of: 1 });

    await story.after(caseNo, 'P3D');
    const paid = await story.until(caseNo, ({ stage }) => stage === 'followUp');
    expect(paid.refunds).toEqual([expect.objectContaining({ status: 'arrived', money: opened.body.case.offer.money })]);

    await story.after(caseNo, 'P5D');
    expect(await story.read(caseNo)).toMatchObject({
      stage: 'followUp',
      waitingOn: 'customer',
      revisit: { asked: true },
    });
    expect(await story.revisit(caseNo, { solved: true, score: 5 })).toMatchObject({
      status: 200,
      body: { stage: 'closed' },
    });
    expect(await story.read(caseNo)).toMatchObject({ stage: 'closed', outcome: 'fulfilled', waitingOn: 'nobody' });

    await story.after(caseNo, 'P61D');
    expect(await story.until(caseNo, ({ stage }) => stage === 'archived')).toMatchObject({ outcome: 'fulfilled' });
    const refunds = await story.refundsInTheWorld(order);
    expect(refunds).toEqual([expect.objectContaining({ status: 'succeeded', amount: opened.body.case.offer.money })]);
  }, 120_000);
});
