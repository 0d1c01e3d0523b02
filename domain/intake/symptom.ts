/**
 * What can be seen of a defect, as a closed list: the customer or an agent picks one, and known problems are found by
 * it; free words are never classified by a machine (B2).
 */
export const SYMPTOM_CODES = [
  'no_power',
  'does_not_charge',
  'battery_drains',
  'no_connection',
  'no_sound',
  'no_picture',
  'overheats',
  'noisy',
  'leaks',
  'stops_working',
  'hard_to_assemble',
  'part_loose',
  'part_broken',
  'wrong_size',
  'colour_differs',
  'colour_runs',
  'seam_open',
  'smells',
  'other',
] as const;
export type SymptomCode = (typeof SYMPTOM_CODES)[number];
