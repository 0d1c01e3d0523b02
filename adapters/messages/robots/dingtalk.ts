import { createHmac } from 'node:crypto';
import { verdictByCode, withinBytes, type RobotShape } from './shape.ts';

const LIMIT = 18_000;

/** A DingTalk robot: with a secret, time and signature go into the address; the key is the secret, the text both. */
export const dingtalk: RobotShape = {
  post: ({ title, text }, { url, secret }, at) => ({
    url: secret === undefined ? url : signed(url, secret, at),
    body: { msgtype: 'text', text: { content: withinBytes(`${title}\n\n${text}`, LIMIT) } },
  }),
  verdict: verdictByCode(['errcode'], {
    busy: [130_101, 410_100, 660_026, -1],
    content: [430_101, 430_102, 430_103, 430_104, 400_105],
  }),
};

function signed(url: string, secret: string, at: number): string {
  const address = new URL(url);
  address.searchParams.set('timestamp', String(at));
  address.searchParams.set('sign', createHmac('sha256', secret).update(`${at}\n${secret}`).digest('base64'));
  return address.href;
}
