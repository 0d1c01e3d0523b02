import type { Json, Story, StoryOrder } from './story.ts';

/** A situation that a case can be in, played from the request on; answers the case it was played in. */
export type Situation = (story: Story) => Promise<string>;

export const paidByCard = ({ payments }: StoryOrder): boolean =>
  payments.length === 1 && payments[0]?.tender === 'card';

/** An act that has to be done for the situation to come about. */
export async function demand(act: Promise<{ status: number; body: Json }>): Promise<void> {
  const { status, body } = await act;
  if (status !== 200) throw new Error(`an act was answered ${status}: ${JSON.stringify(body)}`);
}
