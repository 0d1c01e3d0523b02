import type { Locale } from '#console/words/words.ts';
import { termOf } from './terms.ts';

const OPERATORS: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  '==': ['is', '为'],
  '!=': ['is not', '不为'],
  '<=': ['at most', '不超过'],
  '>=': ['at least', '不少于'],
  '<': ['less than', '少于'],
  '>': ['more than', '多于'],
  '||': ['or', '或'],
  '&&': ['and', '且'],
  in: ['is one of', '属于'],
  '!': ['not', '非'],
};

const TOKEN = /"[^"]*"|'[^']*'|&&|\|\||[=!<>]=|[<>!]|[()[\],]|[A-Za-z_][\w.]*|-?\d+(?:\.\d+)?|\S/g;

/**
 * A rule's condition in words, one line for each thing that has to hold: `tier == "vip" && (urgent || impact == "x")`
 * becomes two lines. What it does not know stays as it is written, so that nothing is hidden.
 */
export function conditionLines(expression: string, locale: Locale): readonly string[] {
  if (expression.trim() === 'true') return [];
  return apart(expression.match(TOKEN) ?? []).map((tokens) => inWords(tokens, locale));
}

const DEPTH: Readonly<Record<string, number>> = { '(': 1, '[': 1, ')': -1, ']': -1 };

/** The parts between the outermost `&&`; none where an outermost `||` joins them. */
function apart(tokens: readonly string[]): readonly (readonly string[])[] {
  let depth = 0;
  const parts: string[][] = [[]];
  for (const token of tokens) {
    depth += DEPTH[token] ?? 0;
    if (depth === 0 && token === '||') return [tokens];
    if (depth === 0 && token === '&&') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

function inWords(tokens: readonly string[], locale: Locale): string {
  const text = tokens.map((token) => wordOf(token, locale)).join(' ');
  return text
    .replaceAll(/([([]) /g, '$1')
    .replaceAll(/ ([)\],])/g, '$1')
    .replaceAll('[', '')
    .replaceAll(']', '');
}

function wordOf(token: string, locale: Locale): string {
  const operator = Object.hasOwn(OPERATORS, token) ? OPERATORS[token] : undefined;
  if (operator) return operator[locale === 'en' ? 0 : 1];
  const quoted = /^["'](.*)["']$/.exec(token)?.[1];
  if (quoted !== undefined) return termOf(quoted, locale);
  return /^[A-Za-z_]\w*$/.test(token) ? termOf(token, locale) : token;
}
