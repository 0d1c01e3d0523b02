import { z } from 'zod';
import { DEPARTMENT_NAMES } from '#domain/department.ts';
import { CAUSES } from '#domain/intake/complaint.ts';
import { KINDS } from '#domain/intake/kind.ts';
import { CHANNELS, IMPACTS } from '#domain/intake/request.ts';
import { SYMPTOM_CODES } from '#domain/intake/symptom.ts';
import { REVIEW_CAUSES } from '#domain/talk/events.ts';
import { QUEUES } from '#domain/triage.ts';

const instantOut = z.string().meta({ format: 'date-time' });

export const kind = z.enum(KINDS).meta({ id: 'CaseKind', description: 'What sort of case it is (A5).' });
export const queue = z.enum(QUEUES).meta({ id: 'Queue', description: 'Whose queue: all, VIPs, complaints (A7, J3).' });
export const department = z.enum(DEPARTMENT_NAMES).meta({ id: 'Department' });
export const complaintCause = z
  .enum(CAUSES)
  .meta({ id: 'ComplaintCause', description: 'The class of a complaint (A6).' });
export const impact = z
  .enum(IMPACTS)
  .meta({ id: 'Impact', description: 'How much it keeps from using the goods (A7).' });
export const symptomCode = z
  .enum(SYMPTOM_CODES)
  .meta({ id: 'SymptomCode', description: 'What can be seen of the defect, picked from a closed list (B2).' });
export const reviewCause = z
  .enum(REVIEW_CAUSES)
  .meta({ id: 'ReviewCause', description: 'Why a customer was unhappy (G1).' });

/** What a case shows of its request beyond goods and wish (A2, A6, G1). */
export const requestFacts = {
  cause: complaintCause.nullable(),
  impact: impact.nullable(),
  urgent: z.boolean(),
  symptomCode: symptomCode.nullable(),
  hasTried: z.boolean(),
  since: instantOut.nullable(),
  serials: z.array(z.string()),
  review: z.object({ reviewId: z.string(), stars: z.int(), line: z.int().nullable() }).nullable(),
  expectedAt: instantOut.nullable(),
};

/** What a case shows of triage, talk and alarms (A7, B3, G1, J1). */
export const intakeDetails = {
  kind,
  department: department.nullable(),
  triage: z.object({ priority: z.int(), queue, rule: z.string() }).nullable(),
  firstResponseAt: instantOut.nullable(),
  replies: z.int(),
  contacts: z.array(
    z.object({ channel: z.enum(CHANNELS), reached: z.boolean(), cause: reviewCause.nullable(), at: instantOut }),
  ),
  publicReplies: z.int(),
  opinion: z
    .object({ stars: z.int(), changedAt: instantOut })
    .nullable()
    .meta({ description: 'How the public opinion stands since it was changed; of no effect on anything (R48).' }),
  alarms: z.array(z.string()),
};
