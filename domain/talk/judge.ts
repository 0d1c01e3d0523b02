import type { Judges } from '#domain/case/judge.ts';
import { event } from '#domain/case/new-event.ts';
import type { TalkHappenings } from './events.ts';

/** What happens to a public opinion (G2): kept for the record, the newest version alone; money and goods stay as they are (R48). */
export const talkJudges: Pick<Judges, keyof TalkHappenings> = {
  reviewChanged: (state, { by, data }, at) => {
    const { review } = state.request;
    const isNews = review?.reviewId === data.reviewId && data.version > (state.opinion?.version ?? 0);
    return isNews ? [event('reviewChanged', data, { by, at })] : [];
  },
};
