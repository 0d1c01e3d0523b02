import { Rejected, Unavailable } from '#adapters/failure.ts';
import { postJson } from '#adapters/messages/post-json.ts';
import type { MessagesPort } from '#adapters/messages/port.ts';
import { stableId } from '#adapters/messages/stable-id.ts';
import type { Robot } from '#domain/messaging.ts';
import { dingtalk } from './dingtalk.ts';
import { feishu } from './feishu.ts';
import type { RobotRoom, RobotShape } from './shape.ts';
import { slack } from './slack.ts';
import { wecom } from './wecom.ts';

export const ROBOT_SHAPES: Readonly<Record<Robot, RobotShape>> = { dingtalk, feishu, wecom, slack };

export interface RobotTarget extends RobotRoom {
  readonly robot: Robot;
  readonly timeoutMs: number;
  readonly now: () => number;
}

/** The chat programs allow about twenty posts a minute. */
const BUSY_MS = 60_000;

/**
 * Posts into a team's room. Robots know no keys: what was sent and not answered is sent again, and the room may read it
 * twice. What the robot refuses for its setting (a revoked key, a wrong secret) is tried on until somebody has corrected
 * it; what it refuses for its content is given up.
 */
export function createRobotMessages({ robot, timeoutMs, now, ...room }: RobotTarget): MessagesPort {
  const shape = ROBOT_SHAPES[robot];
  return {
    async send(key, { subject = '', text }) {
      const at = now();
      const { url, body } = shape.post({ title: subject, text }, room, at);
      const verdict = shape.verdict(await postJson({ url, body: JSON.stringify(body), timeoutMs }));
      if (verdict.kind === 'said') return { messageId: stableId(key), acceptedAt: at };
      if (verdict.kind === 'busy') throw new Unavailable(`${robot} asks to wait: ${verdict.code}`, BUSY_MS);
      if (verdict.why === 'content') throw new Rejected(`${robot}_${verdict.code}`, 'the words are refused');
      throw new Unavailable(`${robot} refuses: ${verdict.code} (are address and secret right?)`);
    },
  };
}
