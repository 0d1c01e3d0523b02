import { verdictByCode, withinBytes, type RobotShape } from './shape.ts';

/** WeCom takes 2,048 bytes of plain text. */
const LIMIT = 2_048;

/** A WeCom robot: its key stands in the address, nothing is signed. */
export const wecom: RobotShape = {
  post: ({ title, text }, { url }) => ({
    url,
    body: { msgtype: 'text', text: { content: withinBytes(`${title}\n\n${text}`, LIMIT) } },
  }),
  verdict: verdictByCode(['errcode'], { busy: [45_009, 45_033, -1], content: [44_004, 45_002, 40_008] }),
};
