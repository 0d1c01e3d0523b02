import { createHmac } from 'node:crypto';
import { verdictByCode, withinBytes, type RobotShape } from './shape.ts';

const LIMIT = 18_000;

/** A Feishu or Lark robot: with a secret, seconds and signature go into the body; the key is both, the text empty. */
export const feishu: RobotShape = {
  post: ({ title, text }, { url, secret }, at) => ({
    url,
    body: {
      ...(secret === undefined ? {} : signature(secret, Math.floor(at / 1000))),
      msg_type: 'text',
      content: { text: withinBytes(`${title}\n\n${text}`, LIMIT) },
    },
  }),
  verdict: verdictByCode(['code', 'StatusCode'], { busy: [11_232, 9_429], content: [11_246, 230_028] }),
};

const signature = (secret: string, seconds: number) => ({
  timestamp: String(seconds),
  sign: createHmac('sha256', `${seconds}\n${secret}`).update('').digest('base64'),
});
