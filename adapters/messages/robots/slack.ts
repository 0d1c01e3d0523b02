import type { RobotShape } from './shape.ts';

const TITLE_LIMIT = 150;
const TEXT_LIMIT = 2_900;

/** A Slack incoming webhook: failures are statuses, so that any answer here is a yes. */
export const slack: RobotShape = {
  post: ({ title, text }, { url }) => ({
    url,
    body: {
      text: escaped(title),
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: clipped(title, TITLE_LIMIT) } },
        { type: 'section', text: { type: 'mrkdwn', text: escaped(clipped(text, TEXT_LIMIT)) } },
      ],
    },
  }),
  verdict: () => ({ kind: 'said' }),
};

const clipped = (text: string, limit: number): string => {
  const characters = Array.from(text);
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
};

/** Slack reads links and mentions out of these three. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
