import { summaryOf, type DecisionChange, type TrialSummary } from './summary.ts';
import { amountText, signedText } from './text.ts';
import type { Trial } from './try-draft.ts';

const WIDTH = 960;
const LABELS = 470;
const ROW = 34;
const BAR = 18;
const MARGIN = 24;
/** Where bars may reach, so that the figure beside the longest one still has room. */
const REACH = WIDTH - LABELS - MARGIN - 130;

const INK = '#1f2933';
const FAINT = '#7b8794';
const SAME = '#cbd2d9';
const CHANGED = '#2f6fb0';
const MORE = '#c2542d';
const LESS = '#2d8a5f';

/**
 * A trial as a picture that needs nothing beside itself (SVG): how many decisions would change into what, and what each
 * change would cost more or less.
 */
export function trialPicture(trial: Trial): string {
  const summary = summaryOf(trial);
  const decisions = chart('判定的变化 / decisions', decisionBars(summary), 96);
  const costs = chart('退款金额的变化 / money back to customers', costBars(summary), decisions.bottom + 30);
  const height = costs.bottom + MARGIN;
  const title = `${trial.draft.id}@${trial.draft.version}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, 'Noto Sans CJK SC', sans-serif">`,
    `<title>${escape(`What ${title} would have changed`)}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    text({ x: MARGIN, y: 40, size: 20, fill: INK }, `试算 / trial: ${title}`),
    text({ x: MARGIN, y: 64, size: 13, fill: FAINT }, subtitle(trial)),
    ...decisions.marks,
    ...costs.marks,
    '</svg>',
    '',
  ].join('\n');
}

const subtitle = ({ tried, differing, incomparable }: Trial): string =>
  `${tried} judgements of cases that are over, ${differing.length} would differ` +
  (incomparable.length > 0 ? `, ${incomparable.length} could not be compared` : '');

interface Bar {
  readonly label: string;
  /** Signed; bars of one chart share a scale. */
  readonly value: number;
  readonly figure: string;
  readonly fill: string;
}

function decisionBars({ sameDecision, decisions }: TrialSummary): readonly Bar[] {
  return [
    ...decisions.map((change) => ({
      label: changeLabel(change),
      value: change.cases,
      figure: String(change.cases),
      fill: CHANGED,
    })),
    { label: '不变 / the same', value: sameDecision, figure: String(sameDecision), fill: SAME },
  ];
}

function costBars({ decisions, costs }: TrialSummary): readonly Bar[] {
  const byChange = decisions.flatMap((change) =>
    Object.entries(change.costDifference)
      .filter(([, amount]) => amount !== 0)
      .map(([currency, amount]) => costBar(changeLabel(change), amount, currency)),
  );
  const totals = costs.map(({ currency, was, would, difference }) => ({
    ...costBar(
      `合计 / all that differs, ${amountText(was, currency)} -> ${amountText(would, currency)}`,
      difference,
      currency,
    ),
  }));
  return [...byChange, ...totals];
}

const costBar = (label: string, amount: number, currency: string): Bar => ({
  label,
  value: amount,
  figure: signedText(amount, currency),
  fill: amount > 0 ? MORE : LESS,
});

const changeLabel = ({ was, would }: DecisionChange): string => `${was} → ${would}`;

interface Chart {
  readonly marks: readonly string[];
  readonly bottom: number;
}

/** One bar a row, from a line that is zero: to the right what grows, to the left what shrinks. */
function chart(heading: string, bars: readonly Bar[], top: number): Chart {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const least = Math.max(0, ...bars.map(({ value }) => -value));
  const scale = REACH / (most + least);
  const zero = LABELS + least * scale;
  const rows = bars.flatMap((bar, n) => row(bar, { y: top + 18 + n * ROW, zero, scale }));
  const bottom = top + 18 + Math.max(1, bars.length) * ROW;
  return {
    marks: [
      text({ x: MARGIN, y: top, size: 15, fill: INK }, heading),
      ...(bars.length === 0 ? [text({ x: MARGIN, y: top + 34, size: 13, fill: FAINT }, '无 / none')] : rows),
      `<line x1="${at(zero)}" x2="${at(zero)}" y1="${top + 10}" y2="${bottom - 4}" stroke="${FAINT}"/>`,
    ],
    bottom,
  };
}

interface Place {
  readonly y: number;
  readonly zero: number;
  readonly scale: number;
}

function row({ label, value, figure, fill }: Bar, { y, zero, scale }: Place): readonly string[] {
  const length = Math.max(value === 0 ? 0 : 1, Math.abs(value) * scale);
  const x = value < 0 ? zero - length : zero;
  return [
    ...labelLines(label, y),
    `<rect x="${at(x)}" y="${y}" width="${at(length)}" height="${BAR}" rx="2" fill="${fill}"/>`,
    text({ x: (value < 0 ? zero : zero + length) + 8, y: y + 14, size: 13, fill: INK }, figure),
  ];
}

/** As many letters as fit beside the bars; what is longer goes on in a second line, or is cut. */
const LETTERS = 70;

function labelLines(label: string, y: number): readonly string[] {
  const [first, second]: readonly [string, string?] = label.length <= LETTERS ? [label] : split(label);
  const place = { x: MARGIN, size: 12, fill: INK };
  if (second === undefined) return [text({ ...place, y: y + 13 }, first)];
  return [text({ ...place, y: y + 6 }, first), text({ ...place, y: y + 21 }, cut(second))];
}

function split(label: string): readonly [string, string?] {
  const arrow = label.indexOf('→');
  return arrow > 0 ? [cut(label.slice(0, arrow).trim()), label.slice(arrow)] : [cut(label)];
}

const cut = (label: string): string => (label.length > LETTERS ? `${label.slice(0, LETTERS - 1)}…` : label);

interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill: string;
}

const text = ({ x, y, size, fill }: TextPlace, said: string): string =>
  `<text x="${at(x)}" y="${at(y)}" font-size="${size}" fill="${fill}">${escape(said)}</text>`;

const at = (length: number): string => String(Math.round(length * 10) / 10);

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (said: string): string => said.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
