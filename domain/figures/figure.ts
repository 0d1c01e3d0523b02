import type { Currency } from '#domain/money.ts';
import type { Bilingual } from '#domain/policy/decision.ts';
import type { FigureTime } from './figure-time.ts';
import type { CaseOfFacts } from './facts.ts';

/** What a figure's value counts in; `time` is ms, `money` minor units of the currency beside it. */
export type FigureUnit = 'time' | 'share' | 'score' | 'cases' | 'money';

/** One thing that a case adds to a figure, at the instant by which it falls into a period. */
export interface Entry {
  readonly at: number;
  /** What is averaged or added up; of a share 1 where it is the case, else 0. */
  readonly value: number;
  readonly currency?: Currency;
  /** The line of the order it is about; money without one is shared among the lines of the case. */
  readonly lineNo?: number;
  /** Whose it is, where that is not who handles the case. */
  readonly agent?: string;
}

interface Described {
  readonly id: string;
  readonly title: Bilingual;
  readonly unit: FigureUnit;
  /** What is counted, when, and what is left out: the page of figures shows it as it stands. */
  readonly definition: Bilingual;
  readonly cites: readonly string[];
}

/** A figure that is the mean, the share or the sum of what cases add to it. */
export interface EntryFigure extends Described {
  readonly how: 'mean' | 'share' | 'sum';
  readonly entries: (one: CaseOfFacts, time: FigureTime) => readonly Entry[];
}

/** A figure that holds at an instant: how many cases are as it says at the end of the period. */
export interface StockFigure extends Described {
  readonly how: 'stock';
  readonly holds: (one: CaseOfFacts, at: number) => boolean;
}

export type Figure = EntryFigure | StockFigure;
