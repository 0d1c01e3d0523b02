import { z } from 'zod';
import { CLOCKS, type ClockName } from '#domain/case/clocks.ts';
import { STAGE_ORDER } from '#domain/case/stages.ts';
import { CHANNELS, LOCALES, QUESTIONS } from '#domain/intake/request.ts';
import { REMEDIES, type RemedyKind } from '#domain/remedies/index.ts';
import { TASK_KINDS, type TaskKind } from '#domain/task.ts';
import { money } from '#api/schemas/fields.ts';
import { moneyFields, refundWay } from '#api/schemas/money.ts';
import { grantView, guidanceView, offerDetails, overrideView, proposalView } from '#api/schemas/negotiation.ts';
import { changeMade, changeOffered, changeWished } from '#api/schemas/change.ts';
import { repairDetails, repairView } from '#api/schemas/repair.ts';
import {
  chargeView,
  claimView,
  foreignView,
  goodsDetails,
  outboundView,
  replacementView,
  shipmentView,
} from '#api/schemas/goods.ts';
import { problem, wish } from '#api/schemas/intake.ts';
import { department, intakeDetails, kind, queue, requestFacts } from '#api/schemas/intake-view.ts';

const keysOf = <K extends string>(table: Record<K, unknown>): K[] => Object.keys(table) as K[];

export const instantOut = z.string().meta({ format: 'date-time' });
const instantOrNull = instantOut.nullable();
const bilingual = z.object({ zh: z.string(), en: z.string() });
const remedyKind = z.enum(keysOf<RemedyKind>(REMEDIES)).meta({ id: 'RemedyKind' });
export const stage = z.enum(STAGE_ORDER).meta({ id: 'Stage' });
export const clockName = z.enum(keysOf<ClockName>(CLOCKS)).meta({ id: 'ClockName' });
const taskKind = z.enum(keysOf<TaskKind>(TASK_KINDS)).meta({ id: 'TaskKind' });

/** The rule that decided, with the facts it read (B4, R35). */
export const explanation = z
  .object({
    policy: z.string(),
    version: z.string(),
    rule: z.string(),
    cites: z.array(z.string()),
    says: bilingual,
    facts: z.record(z.string(), z.unknown()),
    arithmetic: z.array(z.object({ label: z.string(), amount: z.int() })),
  })
  .meta({ id: 'Explanation', description: 'Why this was decided: rule, facts, arithmetic.' });

const offer = z.object({
  version: z.int(),
  status: z.enum(['open', 'accepted', 'declined', 'lapsed']),
  remedy: remedyKind,
  title: bilingual,
  steps: z.array(bilingual),
  duties: z.array(bilingual),
  money,
  freight: z.enum(['customer', 'merchant']),
  refundDays: z.int(),
  madeAt: instantOut,
  ...offerDetails,
  ...goodsDetails,
  ...repairDetails,
  change: changeOffered,
  explanation: explanation.nullable(),
});

const clock = z.object({
  name: clockName,
  waitsFor: z.string(),
  startedAt: instantOut,
  dueAt: instantOut,
  reminders: z.array(instantOut),
  then: z.string(),
  to: z.string().nullable().meta({ description: 'Who is called when it ends and nobody did anything (F2).' }),
  within: z.string().nullable().meta({
    description: "Its length, `PT4BH` for hours of work, where it is not the policy's usual one for this clock.",
  }),
  setBy: z
    .string()
    .nullable()
    .meta({ description: 'Whose deadline it is, where that is not the policy: nobody counts it anew (R46).' }),
});

export const task = z.object({
  id: z.string(),
  kind: taskKind,
  role: z.string(),
  says: z.string(),
  why: z.string(),
  step: z.string().nullable(),
  openedAt: instantOut,
  level: z.int(),
  department: department.nullable(),
  owner: z.string().nullable(),
});

const refund = z.object({
  n: z.int(),
  money,
  status: z.string(),
  paymentId: z.string(),
  tender: z.string(),
  destination: z.string().nullable(),
  providerRef: z.string().nullable(),
  failureCode: z.string().nullable(),
  expectedAt: instantOrNull,
  replacedBy: z.int().nullable(),
  ...refundWay,
});

const request = z.object({
  channel: z.enum(CHANNELS),
  locale: z.enum(LOCALES),
  items: z.array(z.object({ line: z.int(), quantity: z.int() })).nullable(),
  problem: problem.nullable(),
  wish: wish.nullable(),
  hasSymptom: z.boolean(),
  evidence: z.int(),
  refundTo: z.string().nullable(),
  ...requestFacts,
  replacements: z.array(replacementView).nullable(),
  payWith: z.string().nullable(),
  change: changeWished,
});

/** A case as its people see it: where it stands, whose turn it is, since when, why, and what comes next. */
export const caseView = z
  .object({
    caseNo: z.string(),
    shop: z.string(),
    order: z.string(),
    version: z.int().meta({ description: 'The number of the last event; the ETag is "v" and this.' }),
    stage,
    waitingOn: z.string(),
    held: z
      .object({ port: z.string(), by: z.string(), why: z.string(), since: instantOut, until: instantOrNull })
      .optional()
      .meta({ description: 'The next step waits because calls to this outside system are paused.' }),
    since: instantOut,
    openedAt: instantOut,
    policy: z.object({ id: z.string(), version: z.string() }),
    ...intakeDetails,
    request,
    next: z.object({ clock: clockName, at: instantOut, reminder: z.boolean(), then: z.string() }).nullable(),
    questions: z.array(z.enum(QUESTIONS)),
    finding: z.object({ liability: z.enum(['customer', 'merchant', 'carrier']), rule: z.string() }).nullable(),
    refusal: z
      .object({
        code: z.string(),
        data: z.record(z.string(), z.unknown()).nullable(),
        says: z.string(),
        todo: z.string(),
        disputable: z.boolean(),
        disputed: z.boolean(),
      })
      .nullable(),
    offer: offer.nullable(),
    agreement: z.object({ remedy: remedyKind, offer: z.int(), agreedAt: instantOut }).nullable(),
    parcel: z
      .object({
        status: z.string(),
        rma: z.string().nullable(),
        trackingNo: z.string().nullable(),
        ourLabel: z.boolean(),
        posted: z.boolean().meta({ description: 'It was shown to have been sent.' }),
        paidAhead: z
          .boolean()
          .meta({ description: 'Its money was settled on proof of posting, before the goods came.' }),
      })
      .nullable(),
    unitsCancelled: z.boolean(),
    settled: z.object({ accepted: z.int(), of: z.int() }).nullable(),
    refunds: z.array(refund),
    ...moneyFields,
    shipments: z.array(shipmentView),
    charges: z.array(chargeView),
    repairs: z.array(repairView),
    outbound: z.array(outboundView).meta({ description: "The order's own parcels, while the case follows them." }),
    intercept: z.string().nullable().meta({ description: 'How the race with the parcel stands.' }),
    claims: z.array(claimView),
    foreign: foreignView.nullable(),
    orderChange: changeMade,
    proposal: proposalView.nullable(),
    grants: z.array(grantView),
    guidance: guidanceView.nullable(),
    overrides: z.array(overrideView),
    tasks: z.array(task),
    clocks: z.array(clock),
    mirror: z
      .object({
        status: z.string(),
        deadline: z.object({ at: instantOut, waitsFor: z.string() }).nullable(),
        toldAt: instantOut,
        agrees: z.boolean(),
      })
      .nullable()
      .meta({ description: 'The case as the marketplace told it last (R46).' }),
    promises: z
      .array(
        z.object({
          id: z.string(),
          madeAt: instantOut,
          dueAt: instantOut,
          status: z.string(),
          missed: z.int(),
          owner: z.string().nullable().meta({ description: 'Who gave it; not shown to customers.' }),
          calledTo: z.string().nullable().meta({ description: 'Who is called since it was missed (F2).' }),
        }),
      )
      .meta({ description: 'What people of the shop promised the customer by a time (E6).' }),
    slips: z
      .array(
        z.object({
          clock: clockName,
          promisedAt: instantOut,
          newAt: instantOut,
          reason: z.string(),
          toldAt: instantOut,
          missed: z.boolean().meta({ description: 'The first date passed before it was there.' }),
        }),
      )
      .meta({ description: 'Dates that the customer was told anew before they passed (D7).' }),
    revisit: z.object({ asked: z.boolean(), solved: z.boolean().nullable(), score: z.int().nullable() }).nullable(),
    withdrawn: z.boolean(),
    outcome: z.string().nullable(),
    reopened: z.int(),
  })
  .meta({ id: 'Case' });
export type CaseView = z.output<typeof caseView>;

/** What a command answers: where the case now stands, in short and in full. */
export const caseAnswer = z
  .object({
    caseNo: z.string(),
    version: z.int(),
    stage,
    waitingOn: z.string(),
    case: caseView.nullable(),
  })
  .meta({ id: 'CaseAnswer' });

/** The case as a line of a list. */
export const caseLine = z
  .object({
    caseNo: z.string(),
    shop: z.string(),
    order: z.string(),
    stage,
    waitingOn: z.string(),
    since: instantOut,
    openedAt: instantOut,
    dueAt: instantOrNull,
    remedy: z.string().nullable(),
    kind,
    department: department.nullable(),
    priority: z.int(),
    queue,
    firstResponseAt: instantOrNull,
    stuck: z.boolean(),
    outcome: z.string().nullable(),
  })
  .meta({ id: 'CaseLine' });

/** Taken, but not carried out yet. */
export const takenForLater = z
  .object({ caseNo: z.string(), accepted: z.literal(true), duplicate: z.boolean().optional() })
  .meta({ id: 'TakenForLater', description: 'Ask again with the same Idempotency-Key, or read the case.' });
