/** What becomes of a thing in the box that is not what was announced: back at the customer's cost, or disposed of (R28). */
export const FOREIGN_CHOICES = ['send_back', 'dispose'] as const;
export type ForeignChoice = (typeof FOREIGN_CHOICES)[number];

/** Equal units that came and are not ours: nothing is paid for them, and they are kept until the customer says (R28, R33). */
export interface ForeignUnits {
  readonly lineNo: number | null;
  readonly sku: string;
  readonly quantity: number;
}

export interface Foreign {
  readonly rma: string;
  readonly units: readonly ForeignUnits[];
  readonly status: 'asked' | 'chosen' | 'done';
  readonly choice?: ForeignChoice;
  readonly trackingNo?: string;
}

export interface ForeignState {
  readonly foreign?: Foreign;
}

export interface ForeignEvents {
  foreignFound: { rma: string; units: readonly ForeignUnits[] };
  foreignChosen: { choice: ForeignChoice };
  foreignDone: { choice: ForeignChoice; trackingNo?: string };
}

export interface ForeignCommands {
  /** What the customer wants done with things that are not ours to keep. */
  chooseForeign: { choice: ForeignChoice };
}
