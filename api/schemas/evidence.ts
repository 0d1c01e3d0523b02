import { z } from 'zod';
import { instantOut } from '#api/schemas/case.ts';
import { EVIDENCE_TYPES } from '#domain/evidence.ts';

/** A file that somebody showed, as it is listed. */
export const evidenceFile = z
  .object({
    id: z.string(),
    ref: z.string().meta({ description: 'By which requests and acts name it.', example: 'evidence:…' }),
    shop: z.string(),
    caseNo: z.string().nullable(),
    name: z.string().nullable(),
    type: z.enum(EVIDENCE_TYPES),
    size: z.int().meta({ description: 'Bytes, as it is kept.' }),
    width: z.int().nullable(),
    height: z.int().nullable(),
    hasThumbnail: z.boolean(),
    at: instantOut,
    by: z.object({ type: z.string(), id: z.string().optional() }),
  })
  .meta({ id: 'EvidenceFile' });

export const evidenceList = z.object({ data: z.array(evidenceFile) });
