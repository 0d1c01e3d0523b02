import type { RawAnswer } from '#adapters/classify.ts';

/** What a robot says in its room. */
export interface RobotSays {
  readonly title: string;
  readonly text: string;
}

/** One post to a robot. */
export interface RobotPost {
  readonly url: string;
  readonly body: unknown;
}

/** What became of it: said, or refused with the robot's own code; `busy` is a limit on how often it may speak. */
export type RobotVerdict =
  | { readonly kind: 'said' }
  | { readonly kind: 'busy'; readonly code: string }
  | { readonly kind: 'refused'; readonly code: string; readonly why: 'content' | 'setting' };

/** How one chat program's robots are spoken to: pure, so that it can be looked at without one. */
export interface RobotShape {
  readonly post: (says: RobotSays, room: RobotRoom, at: number) => RobotPost;
  /** Robots answer 200 with a code of their own. */
  readonly verdict: (answer: RawAnswer) => RobotVerdict;
}

export interface RobotRoom {
  readonly url: string;
  readonly secret?: string;
}

/** Codes by what they mean for us; what is in neither list is a setting that somebody has to correct. */
export interface Codes {
  readonly busy: readonly number[];
  readonly content: readonly number[];
}

/** The verdict of an answer whose code is a number in one of these fields; 0 is a yes. */
export const verdictByCode =
  (fields: readonly string[], { busy, content }: Codes) =>
  ({ json }: RawAnswer): RobotVerdict => {
    const code = fields.map((field) => fieldOf(json, field)).find((value) => typeof value === 'number');
    if (code === 0) return { kind: 'said' };
    if (code === undefined) return { kind: 'refused', code: 'no_code', why: 'setting' };
    if (busy.includes(code)) return { kind: 'busy', code: String(code) };
    return { kind: 'refused', code: String(code), why: content.includes(code) ? 'content' : 'setting' };
  };

const fieldOf = (json: unknown, field: string): unknown =>
  typeof json === 'object' && json !== null ? Reflect.get(json, field) : undefined;

/** The beginning that fits into so many bytes, ending at a whole character. */
export function withinBytes(text: string, limit: number): string {
  if (Buffer.byteLength(text) <= limit) return text;
  let kept = '';
  let size = Buffer.byteLength('…');
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > limit) break;
    kept += character;
  }
  return `${kept}…`;
}
