/** An offer as it is being written. */
export interface Draft {
  readonly remedy: string;
  readonly amount: string;
  readonly freight: '' | 'merchant' | 'customer';
  readonly reason: string;
  readonly extra: '' | 'coupon' | 'points' | 'apology';
  readonly extraWorth: string;
  /** Other articles by line. */
  readonly instead: Readonly<Record<number, string>>;
  readonly steps: string;
}

export const EMPTY: Draft = {
  remedy: '',
  amount: '',
  freight: '',
  reason: '',
  extra: '',
  extraWorth: '',
  instead: {},
  steps: '',
};

/** Remedies whose worth is what a person names. */
export const BY_AMOUNT: ReadonlySet<string> = new Set(['partial_refund', 'coupon']);
/** Remedies that send goods, so that an article can be named instead. */
export const SENDS: ReadonlySet<string> = new Set(['exchange', 'reship']);

/** What the API is told of it; undefined while nothing can be asked yet. */
export function offerBody(
  draft: Draft,
  items: readonly { line: number; quantity: number }[],
  exponent: number,
): Readonly<Record<string, unknown>> | undefined {
  const { remedy, amount, freight, reason } = draft;
  if (remedy === '' || (BY_AMOUNT.has(remedy) && amount.trim() === '')) return undefined;
  const all = {
    remedy,
    amount: amountOf(amount, exponent),
    freight: freight === '' ? undefined : freight,
    reason: reason.trim() === '' ? undefined : reason.trim(),
    extras: extrasOf(draft, exponent),
    replacements: replacementsOf(draft, items),
    guidance: guidanceOf(draft),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

const amountOf = (text: string, exponent: number): number | undefined =>
  text.trim() === '' ? undefined : Math.round(Number(text) * 10 ** exponent);

function extrasOf({ extra, extraWorth }: Draft, exponent: number): unknown {
  if (extra === '') return undefined;
  const amount = extra === 'apology' ? undefined : amountOf(extraWorth, exponent);
  return [{ kind: extra, ...(amount === undefined ? {} : { amount }) }];
}

function replacementsOf({ remedy, instead }: Draft, items: readonly { line: number; quantity: number }[]): unknown {
  const named = items.flatMap(({ line, quantity }) => {
    const sku = (instead[line] ?? '').trim();
    return sku === '' ? [] : [{ line, quantity, sku }];
  });
  return SENDS.has(remedy) && named.length > 0 ? named : undefined;
}

function guidanceOf({ remedy, steps }: Draft): unknown {
  const lines = steps.split('\n').flatMap((step) => (step.trim() === '' ? [] : [{ zh: step.trim(), en: step.trim() }]));
  return remedy === 'guidance' && lines.length > 0 ? { steps: lines } : undefined;
}
