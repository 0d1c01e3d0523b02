/** The line by which mail programs begin what they quote, in the languages of our customers. */
const BEGINS_QUOTE: readonly RegExp[] = [
  /^-{2,}\s*(?:original message|forwarded message|原始邮件|原始郵件|转发邮件|回复的?邮件)\s*-{2,}/i,
  /^_{10,}$/,
  /^on .{4,200} wrote:$/i,
  /^.{0,120}(?:写道|寫道|于.{4,60}写)\s*[:：]$/,
  /^(?:from|发件人|寄件者|发件者)\s*[:：]\s*\S.*$/i,
  /^(?:sent from my|发自我的|從我的|从我的).{1,40}$/i,
];

/**
 * What somebody wrote this time: without the quoted letters below, the quoted lines in between, and the line of a
 * telephone that sent it. A letter of nothing but quotes is given back whole: better too much than nothing.
 */
export function withoutQuotes(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const end = lines.findIndex((line, n) => begins(line.trim()) || begins(`${line.trim()} ${lines[n + 1]?.trim()}`));
  const own = (end === -1 ? lines : lines.slice(0, end)).filter((line) => !/^\s*>/.test(line));
  const kept = own
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return kept === '' ? text.trim() : kept;
}

const begins = (line: string): boolean => BEGINS_QUOTE.some((pattern) => pattern.test(line));
