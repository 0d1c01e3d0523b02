import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Puts lines on the screen: a date, who, and what; long texts are folded under their column. */
export interface Printer {
  title(text: string): void;
  line(line: { readonly at: number; readonly who: string; readonly what: string; readonly kind?: Kind }): void;
  /** Text under the line before. */
  under(text: string, kind?: Kind): void;
  pause(text: string): void;
  plain(text: string): void;
}

export type Kind = 'speech' | 'message' | 'act' | 'note' | 'trouble';

const STYLES: Readonly<Record<Kind, Style>> = {
  speech: 'cyan',
  message: 'green',
  act: 'reset',
  note: 'dim',
  trouble: 'yellow',
};
const DATE_WIDTH = 18;
const WHO_WIDTH = 12;
const INDENT = DATE_WIDTH + WHO_WIDTH;

export interface Paper {
  readonly print: (line: string) => void;
  /** Colours only where they are seen. */
  readonly colours: boolean;
  readonly width: number;
  readonly zone: string;
}

export function createPrinter({ print, colours, width, zone }: Paper): Printer {
  const paint = (style: Style, text: string): string =>
    colours && text !== '' ? styleText(style, text, { validateStream: false }) : text;
  // Swedish writes dates as ISO does
  const dates = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const folded = (text: string): string[] => fold(text, Math.max(30, width - INDENT));
  const indented = (lines: readonly string[], kind: Kind): void =>
    lines.forEach((line) => print(paint(STYLES[kind], `${' '.repeat(line === '' ? 0 : INDENT)}${line}`)));
  return {
    title: (text) => print(`\n${paint('bold', text)}\n`),
    line: ({ at, who, what, kind = 'act' }) => {
      const [first = '', ...rest] = folded(what);
      print(
        `${paint('dim', pad(dates.format(at), DATE_WIDTH))}${paint('bold', pad(who, WHO_WIDTH))}${paint(STYLES[kind], first)}`,
      );
      indented(rest, kind);
    },
    under: (text, kind = 'note') => indented(folded(text), kind),
    pause: (text) => print(paint('dim', `\n${' '.repeat(INDENT)}${text}\n`)),
    plain: (text) => print(text),
  };
}

/** Chinese characters take two columns. */
const columnsOf = (letter: string): number =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(letter) ? 2 : 1;
export const widthOf = (text: string): number => Array.from(text).reduce((sum, letter) => sum + columnsOf(letter), 0);
export const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** Folds a text at spaces, or between wide characters; its own line ends stay. */
export function fold(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const pieces =
      paragraph.match(
        /[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60][，。；：、）”]?|\s+|[^\s\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60]+/g,
      ) ?? [];
    const lines = [''];
    for (const piece of pieces) {
      const last = lines.at(-1) ?? '';
      if (last !== '' && widthOf(last + piece.trimEnd()) > width) lines.push(piece.trimStart());
      else lines[lines.length - 1] = last + piece;
    }
    return lines.map((line) => line.trimEnd());
  });
}
