/** The draft under another version and day: only the two lines of its head change, whatever else is written. */
export function withHead(text: string, head: { readonly version: string; readonly effectiveFrom: string }): string {
  return Object.entries(head).reduce((so, [field, value]) => {
    const line = new RegExp(`^${field}:.*$`, 'm');
    const said = `${field}: '${value.replaceAll("'", '')}'`;
    return line.test(so) ? so.replace(line, () => said) : `${said}\n${so}`;
  }, text);
}

/** What a draft's head says of itself. */
export const headOf = (text: string, field: 'id' | 'version' | 'effectiveFrom'): string =>
  new RegExp(`^${field}:\\s*['"]?([^'"\\s#]*)`, 'm').exec(text)?.[1] ?? '';

const indentOf = (line: string): number => line.length - line.trimStart().length;

/**
 * The line a path of the file leads to, counted from 1: field by field and item by item as far as its lines tell; what
 * is written within one line ends there.
 */
export function lineOf(text: string, path: readonly string[]): number | undefined {
  const lines = text.split('\n');
  let found: number | undefined;
  let [from, to, indent] = [0, lines.length, -1];
  for (const name of path) {
    const at = childOf(lines, name, { from, to, indent });
    if (at === undefined) break;
    found = at;
    indent = indentOf(lines[at] ?? '');
    const end = lines.findIndex(
      (line, n) => n > at && line.trim() !== '' && !line.trim().startsWith('#') && indentOf(line) <= indent,
    );
    [from, to] = [at, end === -1 ? lines.length : end];
  }
  return found === undefined ? undefined : found + 1;
}

interface Block {
  readonly from: number;
  readonly to: number;
  readonly indent: number;
}

function childOf(lines: readonly string[], name: string, { from, to, indent }: Block): number | undefined {
  const block = lines.map((line, n) => ({ line, n })).slice(from, to);
  if (/^\d+$/.test(name)) {
    const items = block.filter(({ line, n }) => n > from && line.trimStart().startsWith('- '));
    const own = Math.min(...items.map(({ line }) => indentOf(line)));
    return items.filter(({ line }) => indentOf(line) === own)[Number(name)]?.n;
  }
  const bare = (line: string): string => line.trimStart().replace(/^- /, '');
  return block.find(
    ({ line }) =>
      bare(line).startsWith(`${name}:`) && (indent === -1 ? indentOf(line) === 0 : indentOf(line) >= indent),
  )?.n;
}
