/** Everything that must hold between Temporal, Postgres and the world once a run has come to rest, by name. */
export const CHECKS = {
  M1: 'The provider made one refund for each of our keys, and none that is not ours (D1, R18).',
  M2: 'Nothing is held, refunded or disputed above what was captured, and captured is what the provider took (R7).',
  M3: 'What succeeded at the provider has arrived in our ledger, and the other way round (R20).',
  M4: 'A refund without an end has a running clock, work under way or an open task of finance (B6).',
  M5: 'A payment holds and has given back the sum of its refunds (R7).',
  M6: 'The entries of a refund are a legal chain that ends in its state (R18).',
  M7: 'Amount, currency and payment of a refund are the same in journal, ledger and world (R24).',
  U1: 'Tied units belong to cases that are still at work (R3).',
  U2: 'Settled units are the ones that their cases have settled (R26).',
  S1: 'A case has one return authorisation, and the warehouse the same one (D2).',
  S2: 'A return has one label, and the carrier the same one (D2).',
  S3: 'The shop cancelled units once for a case, which knows of it (R31).',
  G1: "What our cases have given beside money is in the shop's books, each once, and nothing else of ours (D6).",
  C1: 'A case that is not archived has a running workflow, and the other way round.',
  C2: 'The events of a case are numbered without a gap from 1 (E4).',
  C3: 'A closed case holds no units, no money on its way and no claim on its problem (R3).',
  C7: 'The state on record is the state of the workflow, field by field.',
  T1: 'The earliest clock of a waiting case is armed and not overdue (C6).',
  W1: 'Everybody was told what the events ask for, once, and nothing else (D7).',
  W2: 'What providers told us was dealt with, and none of it given up.',
  W3: 'What was to be told was delivered, once, and none of it given up (D7).',
  R1: 'The read model is what the journal gives.',
  A1: 'A request that was accepted has a case (A4).',
} as const;

export type CheckName = keyof typeof CHECKS;

/** Something that does not hold: which check, about what, and how it is instead. */
export interface Difference {
  readonly check: CheckName;
  /** A case number, a refund's key, a payment, ... */
  readonly about: string;
  readonly says: string;
}

/** One check's way to say so. */
export const differs =
  (check: CheckName) =>
  (about: string, says: string): Difference => ({ check, about, says });

/** One line for people. */
export const lineOf = ({ check, about, says }: Difference): string => `${check} ${about}: ${says}`;
