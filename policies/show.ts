import type { Duration } from '#domain/calendar/duration.ts';
import type { LoadedPolicy } from './policy.ts';
import type { ClockTerms, LiabilityThen, VerdictThen } from './schema.ts';
import type { Rule } from './table.ts';

/** A policy as plain text for people at a terminal: its figures with how sure they are, and its rules in order. */
export function showPolicy(policy: LoadedPolicy): string {
  const { file } = policy;
  return [
    `${file.id} ${file.version}: ${file.title.en}`,
    `in force from ${file.effectiveFrom}, time in ${file.zone}, working days of ${file.calendar}`,
    '',
    `window  ${file.window.days} days from ${file.window.anchor} (${file.window.firstDay})  [${file.window.source}]`,
    `limits  agent ${file.limits.agent}, offer without a supervisor ${file.limits.autoOffer}  [${file.limits.source}]`,
    `refund  ${file.refund.workingDays} working days, to ${file.refundTo.targets.join(' or ')}  [${file.refund.source}]`,
    '',
    ...section(
      'values',
      Object.entries(file.values).map(([name, each]) => valueLine(name, each)),
    ),
    ...section(
      'clocks',
      Object.entries(file.clocks).map(([name, each]) => clockLine(name, each)),
    ),
    ...section(
      'liability',
      file.liability.flatMap((rule) => ruleLines(rule, liabilityText)),
    ),
    ...section(
      'remedies',
      file.remedies.flatMap((rule) => ruleLines(rule, verdictText)),
    ),
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): string[] => [title, ...lines.map((line) => `  ${line}`), ''];

const valueLine = (name: string, { value, source, note }: LoadedPolicy['file']['values'][string]): string =>
  `${name} = ${String(value)}  [${source}]${note === undefined ? '' : ` ${note}`}`;

function clockLine(name: string, { within, remind, warn, then, source }: ClockTerms): string {
  const length = within === 'refundPromise' ? 'as the refund is promised' : durationText(within);
  const reminders = remind.length === 0 ? '' : `, reminds after ${remind.map(durationText).join(', ')}`;
  const warnings = warn.length === 0 ? '' : `, warns ${warn.map(durationText).join(', ')} before`;
  return `${name}: ${length}${reminders}${warnings}, then ${then}  [${source}]`;
}

/** The duration as policies write it. */
function durationText(duration: Duration): string {
  if (duration.kind === 'working') return `P${duration.days}BD`;
  const minutes = duration.ms / 60_000;
  const hours = Math.floor(minutes / 60);
  const clock = [hours > 0 ? `${hours}H` : '', minutes % 60 > 0 ? `${minutes % 60}M` : ''].join('');
  return `P${duration.days > 0 ? `${duration.days}D` : ''}${clock === '' ? '' : `T${clock}`}`;
}

const ruleLines = <T>(rule: Rule<T>, say: (then: T) => string): string[] => [
  `${rule.id} (${rule.cites.join(', ')}): ${say(rule.then)}`,
  `  when ${rule.when}`,
  `  ${rule.because.en}`,
];

const liabilityText = ({ liability }: LiabilityThen): string => liability;

function verdictText(then: VerdictThen): string {
  if (then === 'person') return 'a person decides';
  if ('refuse' in then) return `refuse ${then.refuse}${then.disputable ? ', disputable' : ''}`;
  return `offer ${then.offer}, freight on the ${then.freight}${then.refundShipping ? ', with shipping' : ''}`;
}
