import { formatMoney, isCurrency } from '#domain/money.ts';
import { summaryOf } from './summary.ts';
import type { TriedCase, TriedDeadline, Trial } from './try-draft.ts';

const HEADINGS = ['case', 'asked', 'decision', 'cost', 'deadlines'] as const;

/** A trial for people at a terminal: one row a case that would differ, and the figures below; times in `zone`. */
export function trialText(trial: Trial, zone: string): string {
  const { draft, tried, differing, incomparable } = trial;
  const rows = differing.map((one) => rowOf(one, zone));
  return [
    `${draft.id}@${draft.version} tried on ${tried} judgements: ${differing.length} would differ`,
    '',
    ...(rows.length > 0 ? [...table([HEADINGS, ...rows]), ''] : []),
    ...figures(trial),
    ...incomparable.map(({ caseNo, why }) => `not compared: ${caseNo}: ${firstLine(why)}`),
  ]
    .join('\n')
    .trimEnd();
}

/** Minor units as people read them. */
export const amountText = (amount: number | null, currency: string): string => {
  if (amount === null) return 'not known';
  return isCurrency(currency) ? formatMoney({ amount, currency }) : `${amount} ${currency}`;
};

export const signedText = (amount: number, currency: string): string =>
  `${amount > 0 ? '+' : ''}${amountText(amount, currency)}`;

function rowOf(one: TriedCase, zone: string): readonly string[] {
  const { caseNo, requestedAt, was, would, decisionDiffers } = one;
  return [
    caseNo,
    timeText(requestedAt, zone),
    decisionDiffers ? `${was.what} -> ${would.what} (${was.rule} -> ${would.rule})` : `same: ${was.what}`,
    costText(one),
    one.deadlines.map((deadline) => deadlineText(deadline, zone)).join('; '),
  ];
}

function costText({ was, would, costDifference, currency }: TriedCase): string {
  if (costDifference === 0) return 'same';
  const difference = costDifference === null ? '' : ` (${signedText(costDifference, currency)})`;
  return `${amountText(was.cost, currency)} -> ${amountText(would.cost, currency)}${difference}`;
}

const deadlineText = ({ name, was, would }: TriedDeadline, zone: string): string =>
  `${name} ${timeText(was, zone)} -> ${timeText(would, zone)}`;

function timeText(at: number | null, zone: string): string {
  if (at === null) return 'none';
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
}

function figures(trial: Trial): readonly string[] {
  const { sameDecision, decisions, costs, costUnknown, deadlines } = summaryOf(trial);
  return [
    `decisions: ${sameDecision} the same`,
    ...decisions.map(({ was, would, cases }) => `  ${cases} x ${was} -> ${would}`),
    ...costs.map(
      ({ currency, was, would, difference }) =>
        `cost of what differs: ${amountText(was, currency)} -> ${amountText(would, currency)} (${signedText(difference, currency)})`,
    ),
    ...(costUnknown > 0 ? [`cost not known beforehand: ${costUnknown}`] : []),
    ...deadlines.map(({ name, earlier, later }) => `deadline ${name}: ${earlier} earlier, ${later} later`),
  ];
}

/** Columns as wide as their widest cell. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const firstLine = (text: string): string => text.split('\n')[0] ?? '';
