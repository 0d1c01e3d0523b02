import type { Json, Story, StoryOrder } from '#test/support/story.ts';

/** What retail-us leaves to a supervisor, in cents (R43). */
export const ABOVE_LIMIT = 500_000;

/** What the stories of goods and money have in common, told on top of the common acts. */
export function tellMore(story: Story) {
  const path = ({ orderNo }: StoryOrder): string => `/world/v1/orders/${encodeURIComponent(orderNo)}`;

  const more = {
    /** The whole order, as a request names it. */
    wholeOf: ({ lines }: StoryOrder): Json[] => lines.map(({ lineNo, quantity }) => ({ line: lineNo, quantity })),

    netOf: ({ lines }: StoryOrder): number => lines.reduce((sum, { net }) => sum + net.amount, 0),

    /** Lets the order have been sold in other quantities and prices than the file says; answers how it now is. */
    async sold(
      of: StoryOrder,
      lines: readonly { lineNo: number; quantity: number; net: number }[],
      shipping = 0,
    ): Promise<StoryOrder> {
      const usd = (amount: number): Json => ({ amount, currency: 'USD' });
      await story.world('PUT', `${path(of)}/sold`, {
        lines: lines.map((line) => ({ ...line, net: usd(line.net) })),
        shipping: usd(shipping),
      });
      return story.order(of.orderNo);
    },

    refundPlan: (of: StoryOrder, steps: readonly Json[]): Promise<Json> =>
      story.world('PUT', `${path(of)}/refund-plan`, { steps }),
    inspectionPlan: (of: StoryOrder, plan: Json): Promise<Json> =>
      story.world('PUT', `${path(of)}/inspection-plan`, plan),

    /** What the provider does with a refund, by hand. */
    settle: (caseNo: string, n: number, to: string | { status: string; failureCode: string }): Promise<Json> =>
      story.world(
        'POST',
        `/world/v1/refunds/${encodeURIComponent(`${caseNo}/refund/${n}`)}/settle`,
        typeof to === 'string' ? { status: to } : to,
      ),

    refundIs: (caseNo: string, n: number, status: string): Promise<Json> =>
      story.until(caseNo, ({ refunds }) => refunds.find((refund: Json) => refund.n === n)?.status === status),

    /** The one thing that must hold whatever happened: the refunds that the provider made, by its books and its journal. */
    async madeAtTheProvider(of: StoryOrder): Promise<{ key: string; status: string; amount: number }[]> {
      const made = await story.refundsInTheWorld(of);
      const created = await more.happenedInTheWorld(of, 'refund.created');
      if (created.length !== made.length)
        throw new Error(`${created.length} refunds were made, ${made.length} are in the books`);
      return made.map(({ refundKey, status, amount }) => ({ key: refundKey, status, amount: amount.amount }));
    },

    /** Trouble for one order only, so that stories side by side do not meet it. */
    troubleFor: (of: StoryOrder, trouble: Json): Promise<Json> => story.trouble({ orderNo: of.orderNo, ...trouble }),
    async endTroubles({ orderNo }: StoryOrder): Promise<void> {
      const { data } = await story.world('GET', '/world/v1/trouble');
      for (const one of data as { troubleId: string; orderNo?: string }[])
        if (one.orderNo === orderNo) await story.world('DELETE', `/world/v1/trouble/${one.troubleId}`);
    },

    /** The world's own record of an order, by type: the oracle. */
    async happenedInTheWorld(of: StoryOrder, type: string): Promise<Json[]> {
      const { data } = await story.world(
        'GET',
        `/world/v1/journal?orderNo=${encodeURIComponent(of.orderNo)}&type=${type}`,
      );
      return data as Json[];
    },

    /** An order that has not left: agreed today, its refund is asked for today. */
    anUnshipped: (tender = 'card', lines?: number): Promise<StoryOrder> =>
      story.anOrder({
        status: 'pending',
        where: (order) =>
          order.payments[0]?.tender === tender &&
          more.netOf(order) < ABOVE_LIMIT &&
          order.lines.length === (lines ?? order.lines.length),
      }),

    /** A case whose offer the customer took at once. */
    async agreed(of: StoryOrder, request: Json = {}): Promise<{ caseNo: string; money: number }> {
      const { status, body } = await story.open(of, request);
      if (status !== 201 || body.stage !== 'negotiation')
        throw new Error(`no offer was made: ${status} ${JSON.stringify(body)}`);
      await story.accept(body.caseNo);
      return { caseNo: body.caseNo, money: body.case.offer.money.amount };
    },

    /** A refund for an order that has not left: the shortest way to money on its way. */
    refunding: (of: StoryOrder, request: Json = {}): Promise<{ caseNo: string; money: number }> =>
      more.agreed(of, { wish: 'refund_only', items: more.wholeOf(of), ...request }),

    /** Goods agreed to come back and handed to the carrier; they arrive two days later. */
    async sent(of: StoryOrder, request: Json = {}, parcel: Json = {}): Promise<{ caseNo: string; money: number }> {
      const agreement = await more.agreed(of, request);
      await story.until(agreement.caseNo, ({ parcel: way }) => way?.status === 'awaitingParcel');
      await story.sendParcel(agreement.caseNo, parcel);
      return agreement;
    },

    /** A case opened later on the same order starts at today's date: its clock is brought to where the order's is. */
    async catchUp(caseNo: string, of: StoryOrder): Promise<void> {
      const { now } = await story.world('GET', `/world/v1/timelines/${of.orderNo}`);
      if (Date.parse(now) > Date.now() + 60_000)
        await story.api('supervisor', 'POST', `/v1/cases/${caseNo}/fast-forward`, { to: now });
    },

    /** Goods that have come back and were inspected as planned. */
    async returned(of: StoryOrder, request: Json = {}): Promise<{ caseNo: string; money: number; view: Json }> {
      const agreement = await more.sent(of, request);
      await story.after(agreement.caseNo, 'P3D');
      return { ...agreement, view: await story.until(agreement.caseNo, ({ settled }) => settled !== null) };
    },

    taskOf: async (caseNo: string, kind: string): Promise<Json> =>
      (await story.until(caseNo, ({ tasks }) => tasks.some((task: Json) => task.kind === kind))).tasks.find(
        (task: Json) => task.kind === kind,
      ),

    /** Frees a stuck step, in the role that it is for. */
    async resolve(caseNo: string, kind: string, body: Json): Promise<Json> {
      const { id, role } = await more.taskOf(caseNo, kind);
      const answer = await story.act(role, caseNo, `/tasks/${id}/resolve`, body);
      if (answer.status !== 200)
        throw new Error(`the task was not done: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    },

    async eventsOf(caseNo: string, type: string): Promise<Json[]> {
      return (await story.events(caseNo)).filter((event) => event.type === type);
    },
  };
  return more;
}

export type MoreOfStory = ReturnType<typeof tellMore>;
