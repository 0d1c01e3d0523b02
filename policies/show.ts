import { durationText, plainPolicy, type Plain } from './plain.ts';
import type { LoadedPolicy } from './policy.ts';
import type { ClockTerms, Rung } from './clock-section.ts';
import type { AskThen, TriageThen } from './intake.ts';
import type { LiabilityThen, VerdictThen } from './schema.ts';
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
      'triage',
      file.triage.flatMap((rule) => ruleLines(rule, triageText)),
    ),
    ...section(
      'asks',
      file.asks.flatMap((rule) => ruleLines(rule, askText)),
    ),
    ...section(
      'recovery',
      file.recovery.flatMap((rule) => ruleLines(rule, verdictText)),
    ),
    ...others(policy),
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

const WITH_WORDS: ReadonlySet<string> = new Set(
  (
    'id version effectiveFrom title zone calendar currency window limits refund refundTo values clocks ' +
    'triage asks recovery liability remedies'
  ).split(' '),
);

/** Sections that have no words of their own here, as the file says them; tables rule by rule. */
function others({ file }: LoadedPolicy): string[] {
  return Object.entries(plainPolicy(file)).flatMap(([name, said]) =>
    WITH_WORDS.has(name) ? [] : section(name, linesOf(said)),
  );
}

function linesOf(said: Plain): string[] {
  if (Array.isArray(said)) return said.map((each: Plain) => oneLine(each));
  if (typeof said !== 'object' || said === null) return [String(said)];
  return Object.entries(said).map(([name, each]) => `${name}: ${oneLine(each)}`);
}

/** `5 [ours] a note`, `id: when -> then`, or the fields in a row. */
function oneLine(said: Plain): string {
  if (said === null) return 'none';
  if (Array.isArray(said)) return said.map(oneLine).join(', ');
  if (typeof said !== 'object') return String(said);
  const {
    id,
    when,
    then,
    cites: _cites,
    because: _because,
    value,
    source,
    note,
    ...fields
  } = said as Readonly<Record<string, Plain | undefined>>;
  if (id !== undefined) return `${oneLine(id)}: ${oneLine(when ?? '')} -> ${oneLine(then ?? '')}`;
  const named = Object.entries(fields).map(([name, each]) => `${name} ${each === undefined ? '' : oneLine(each)}`);
  const sure = source === undefined ? [] : [` [${oneLine(source)}]${note === undefined ? '' : ` ${oneLine(note)}`}`];
  return [[...(value === undefined ? [] : [oneLine(value)]), ...named].join(', '), ...sure].join('');
}

const section = (title: string, lines: readonly string[]): string[] => [title, ...lines.map((line) => `  ${line}`), ''];

const valueLine = (name: string, { value, source, note }: LoadedPolicy['file']['values'][string]): string =>
  `${name} = ${String(value)}  [${source}]${note === undefined ? '' : ` ${note}`}`;

function clockLine(name: string, { within, cases, ladder, remind, warn, then, source }: ClockTerms): string {
  const length = within === 'refundPromise' ? 'as the refund is promised' : durationText(within);
  const reminders = remind.length === 0 ? '' : `, reminds after ${remind.map(durationText).join(', ')}`;
  const warnings = warn.length === 0 ? '' : `, warns ${warn.map(durationText).join(', ')} before`;
  const lengths = cases.map(({ kind, priority, queue, within: own }) => {
    const which = [...(kind ?? []), ...(priority ?? []).map((one) => `priority ${one}`), ...(queue ?? [])].join(', ');
    return `, ${durationText(own)} of ${which}`;
  });
  const levels = ladder === undefined ? '' : `, calls ${ladder.map(rungText).join(', ')}`;
  return `${name}: ${length}${lengths.join('')}${reminders}${warnings}, then ${then}${levels}  [${source}]`;
}

const rungText = ({ to, within }: Rung): string => (within ? `${to} (${durationText(within)})` : to);

const ruleLines = <T>(rule: Rule<T>, say: (then: T) => string): string[] => [
  `${rule.id} (${rule.cites.join(', ')}): ${say(rule.then)}`,
  `  when ${rule.when}`,
  `  ${rule.because.en}`,
];

const triageText = ({ priority, queue }: TriageThen): string => `priority ${priority}, queue ${queue}`;
const askText = (then: AskThen): string => (then === 'nobody' ? 'nobody is asked' : `ask ${then.ask}`);
const liabilityText = ({ liability }: LiabilityThen): string => liability;

function verdictText(then: VerdictThen): string {
  if (then === 'person') return 'a person decides';
  if ('refuse' in then) return `refuse ${then.refuse}${then.disputable ? ', disputable' : ''}`;
  return `offer ${then.offer}, freight on the ${then.freight}${then.refundShipping ? ', with shipping' : ''}`;
}
