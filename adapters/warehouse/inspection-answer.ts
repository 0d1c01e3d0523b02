import { z } from 'zod';
import type { InspectedUnit, Inspection } from './port.ts';
import { wireInstant, wireMoney, wireOptional, wireText, withoutAbsent } from '#adapters/wire.ts';
import { DISPOSITIONS, UNIT_OUTCOMES } from '#domain/parts/return-parcel.ts';

const wireUnit = z
  .object({
    lineNo: z.int().positive().nullable(),
    outcome: z.enum(UNIT_OUTCOMES),
    disposition: z.enum(DISPOSITIONS).nullable(),
    deduction: wireOptional(wireMoney),
    reason: wireOptional(wireText),
    evidence: wireOptional(z.array(wireText).max(20)),
    serial: wireOptional(wireText),
  })
  .refine(
    // An amount without its verdict, or the verdict without an amount, would move money by guesswork (R13).
    ({ outcome, deduction }) => (outcome === 'accepted_with_deduction') === (deduction?.amount ?? 0) > 0,
    'a deduction goes with accepted_with_deduction, and only with it',
  );
type WireUnit = z.infer<typeof wireUnit>;

/** How the warehouse judged each unit; the same in its record and in its webhook. */
export const inspectionAnswer: z.ZodType<Inspection> = z
  .object({
    inspectionId: wireText,
    inspectedAt: wireInstant,
    final: z.boolean(),
    units: z.array(wireUnit).max(1000),
  })
  .refine(({ units }) => currenciesOf(units).length <= 1, 'deductions in more than one currency')
  .transform(({ units, ...rest }) => ({
    ...rest,
    ...withoutAbsent({ currency: currenciesOf(units)[0] }),
    units: units.map(toInspectedUnit),
  }));

const currenciesOf = (units: readonly WireUnit[]) => [
  ...new Set(units.flatMap(({ deduction }) => (deduction === undefined ? [] : [deduction.currency]))),
];

const toInspectedUnit = ({ lineNo, outcome, disposition, deduction, serial, ...said }: WireUnit): InspectedUnit => ({
  lineNo,
  outcome,
  disposition,
  // Why, and what shows it, is told to the customer with the deduction (R13).
  ...(deduction === undefined || deduction.amount === 0
    ? {}
    : { deduction: deduction.amount, ...withoutAbsent({ reason: said.reason, evidence: said.evidence }) }),
  ...withoutAbsent({ serial }),
});
