import type { ParcelFindings, ParcelView } from '#console/api/types.ts';

type Sent = ParcelFindings['units'][number];
type Outcome = Sent['outcome'];
type Disposition = NonNullable<Sent['disposition']>;

/** What was found of a unit, and where it goes: null of what is of no line, is kept for now, or is missing. */
export interface Finding {
  readonly line: number | null;
  readonly outcome: Outcome;
  readonly disposition: Disposition | null;
  readonly serial?: string;
  readonly percent?: number;
  readonly reason?: string;
  readonly evidence?: readonly string[];
}

/** A thing that should be in the parcel, or that was in it though it should not. */
export interface BenchUnit {
  readonly line: number | null;
  /** Which of the equal units of its line, from 1; and of how many. */
  readonly n: number;
  readonly of: number;
  readonly finding?: Finding;
}

/** What the one field is for at the moment. */
type Step = 'verdict' | 'percent' | 'reason' | 'photo' | 'record';

/** A parcel on the bench and how far it is inspected. */
export interface Bench {
  readonly parcel: ParcelView;
  readonly units: readonly BenchUnit[];
  /** The unit that is looked at. */
  readonly at: number;
  readonly step: Step;
  /** What was said of the unit so far. */
  readonly draft?: Finding;
  /** The number that was read off the unit before it was judged. */
  readonly serial?: string;
  /** What could not be understood, by its word. */
  readonly slip?: Slip;
}
type Slip = 'verdict' | 'percent' | 'reason' | 'photo' | 'busy' | 'unit';

/** What typing leads to beside the bench: a photo to be chosen, the record to be sent, another number to be looked up. */
type Effect = { readonly do: 'photo' } | { readonly do: 'send' } | { readonly do: 'lookUp'; readonly code: string };
interface Typed {
  readonly bench: Bench;
  readonly effect?: Effect;
}

export const OUTCOME_KEYS: Readonly<Record<string, Outcome>> = {
  1: 'accepted',
  2: 'accepted_with_deduction',
  3: 'refused',
  4: 'wrong_item',
  5: 'not_ours',
  6: 'missing',
};
export const DISPOSITION_KEYS: Readonly<Record<string, Disposition>> = {
  s: 'sellable',
  r: 'refurbish',
  x: 'scrap',
  b: 'back_to_customer',
  v: 'to_supplier',
};

/** Lays the parcel out: a row for each unit. */
export const layOut = (parcel: ParcelView): Bench => ({
  parcel,
  units: parcel.items.flatMap(({ line, quantity }) =>
    Array.from({ length: quantity }, (_, index) => ({ line, n: index + 1, of: quantity })),
  ),
  at: 0,
  step: 'verdict',
});

/** Where a unit goes when nobody says otherwise; things that are not ours wait for their owner. */
function usualPlace(outcome: Outcome, remedy: string | null): Disposition | null {
  if (outcome === 'refused') return 'back_to_customer';
  if (outcome === 'accepted') return remedy === 'repair' ? 'back_to_customer' : 'sellable';
  return outcome === 'accepted_with_deduction' ? 'refurbish' : null;
}

/** What Enter makes of the field's text. */
export function type(bench: Bench, text: string): Typed {
  const said = text.trim();
  const { slip: _slip, ...clean } = bench;
  if (said === '' && clean.step !== 'photo' && clean.step !== 'record') return { bench: slipped(clean, clean.step) };
  return STEPS[clean.step](clean, said);
}

const STEPS: Readonly<Record<Step, (bench: Bench, said: string) => Typed>> = {
  verdict: judge,
  percent: (bench, said) => {
    const percent = Number(said.replace('%', ''));
    const draft = bench.draft;
    if (!draft || !Number.isInteger(percent) || percent < 1 || percent > 100)
      return { bench: slipped(bench, 'percent') };
    return { bench: { ...bench, draft: { ...draft, percent }, step: 'reason' } };
  },
  reason: (bench, said) =>
    bench.draft
      ? { bench: { ...bench, draft: { ...bench.draft, reason: said }, step: 'photo' } }
      : { bench: slipped(bench, 'reason') },
  photo: (bench, said) => {
    if (said.toLowerCase() === 'p') return { bench, effect: { do: 'photo' } };
    if (!bench.draft || said !== '') return { bench: slipped(bench, 'photo') };
    const needed = bench.draft.outcome === 'accepted_with_deduction' && (bench.draft.evidence ?? []).length === 0;
    return { bench: needed ? slipped(bench, 'photo') : settle(bench, bench.draft) };
  },
  record: (bench, said) => (said === '' ? { bench, effect: { do: 'send' } } : judge(bench, said)),
};

/** Whether somebody has begun: another parcel must not push this one off the bench. */
export const isBegun = ({ units, draft }: Bench): boolean =>
  draft !== undefined || units.some(({ finding }) => finding !== undefined);

const SHORTEST_NUMBER = 4;

function judge(bench: Bench, said: string): Typed {
  const command = COMMANDS[said.toLowerCase()];
  if (command) return { bench: command(bench) };
  if (said.length >= SHORTEST_NUMBER) return numberRead(bench, said);
  const verdict = verdictIn(said.toLowerCase(), bench.parcel.remedy);
  const unit = bench.units[bench.at];
  if (!verdict || !unit) return { bench: slipped(bench, verdict ? 'unit' : 'verdict') };
  const finding: Finding = {
    line: unit.line,
    ...verdict,
    ...(bench.serial === undefined ? {} : { serial: bench.serial }),
  };
  const { outcome } = verdict;
  return { bench: isPlain(outcome) ? settle(bench, finding) : { ...bench, draft: finding, step: nextStep(outcome) } };
}

/** `1`, or `1x`: a verdict, and where the unit goes when that is not the usual place. */
function verdictIn(said: string, remedy: string | null): Pick<Finding, 'outcome' | 'disposition'> | undefined {
  const [key = '', place, more] = said;
  const outcome = OUTCOME_KEYS[key];
  if (!outcome || more !== undefined) return undefined;
  if (place === undefined) return { outcome, disposition: usualPlace(outcome, remedy) };
  const disposition = DISPOSITION_KEYS[place];
  return disposition && { outcome, disposition };
}

const isPlain = (outcome: Outcome): boolean => outcome === 'accepted' || outcome === 'missing';
const nextStep = (outcome: Outcome): Step => (outcome === 'accepted_with_deduction' ? 'percent' : 'reason');

const COMMANDS: Readonly<Record<string, (bench: Bench) => Bench>> = {
  a: (bench) => ({
    ...bench,
    units: bench.units.map((unit) => (unit.finding ? unit : { ...unit, finding: accepted(bench, unit) })),
    at: bench.units.length,
    step: 'record',
  }),
  z: (bench) => {
    const at = Math.max(0, bench.at - 1);
    const { finding: _finding, ...unit } = bench.units[at] ?? { line: null, n: 1, of: 1 };
    return { ...bench, units: bench.units.with(at, unit), at, step: 'verdict' };
  },
  '+': (bench) => ({
    ...bench,
    units: [...bench.units, { line: null, n: 1, of: 1 }],
    at: bench.step === 'record' ? bench.units.length : bench.at,
    step: 'verdict',
  }),
  g: (bench) => {
    const gifts = bench.parcel.gifts.filter(({ line }) => !bench.units.some((unit) => unit.line === line));
    const more = gifts.flatMap(({ line, quantity }) =>
      Array.from({ length: quantity }, (_, index) => ({ line, n: index + 1, of: quantity })),
    );
    return more.length === 0
      ? slipped(bench, 'verdict')
      : { ...bench, units: [...bench.units, ...more], at: Math.min(bench.at, bench.units.length), step: 'verdict' };
  },
};

const accepted = ({ parcel }: Bench, { line }: BenchUnit): Finding => ({
  line,
  outcome: 'accepted',
  disposition: usualPlace('accepted', parcel.remedy),
});

/** A long text is a number: of the unit, where its article has numbers; else of another parcel. */
function numberRead(bench: Bench, code: string): Typed {
  const unit = bench.units[bench.at];
  const serials = serialsOf(bench.parcel, unit?.line ?? null);
  if (unit && serials.length > 0) return { bench: { ...bench, serial: code } };
  return isBegun(bench) ? { bench: slipped(bench, 'busy') } : { bench, effect: { do: 'lookUp', code } };
}

/** The numbers that were sent for a line. */
export const serialsOf = ({ items, gifts }: ParcelView, line: number | null): readonly string[] =>
  [...items, ...gifts].find((one) => one.line === line)?.serials ?? [];

/** The unit is judged; the next one that is not is looked at, or all is to be recorded. */
function settle({ draft: _draft, serial: _serial, ...bench }: Bench, finding: Finding): Bench {
  const unit = bench.units[bench.at];
  if (!unit) return bench;
  const units = bench.units.with(bench.at, { ...unit, finding });
  const open = units.findIndex((one) => one.finding === undefined);
  return { ...bench, units, at: open === -1 ? units.length : open, step: open === -1 ? 'record' : 'verdict' };
}

/** A photo of the unit that is being judged is kept. */
export const withPhoto = (bench: Bench, ref: string): Bench =>
  bench.draft ? { ...bench, draft: { ...bench.draft, evidence: [...(bench.draft.evidence ?? []), ref] } } : bench;

/** Esc: the step that was begun is dropped. */
export function back({ draft: _draft, serial: _serial, slip: _slip, ...bench }: Bench): Bench {
  return { ...bench, step: bench.at >= bench.units.length ? 'record' : 'verdict' };
}

const slipped = (bench: Bench, on: Slip | Step): Bench => ({ ...bench, slip: on === 'record' ? 'verdict' : on });

/** What is sent: what was found, unit by unit. */
export const findingsOf = ({ parcel, units }: Bench): ParcelFindings => ({
  caseNo: parcel.caseNo,
  units: units.flatMap(({ finding }) => (finding ? [sentAs(finding)] : [])),
});

const sentAs = ({ line, disposition, evidence, ...said }: Finding): Sent => ({
  ...said,
  ...(line === null ? {} : { line }),
  ...(disposition === null ? {} : { disposition }),
  ...(evidence === undefined ? {} : { evidence: [...evidence] }),
});
