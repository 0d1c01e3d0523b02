import { z } from 'zod';
import { command } from '#api/command.ts';
import { checkEvidence } from '#api/evidence-check.ts';
import { asking, shopsOf } from '#api/own-case.ts';
import { parcelsOf } from '#api/parcel-view.ts';
import type { CaseOnBench } from '#api/parcels-port.ts';
import { Problem } from '#api/problems.ts';
import { defineRoute } from '#api/route.ts';
import { inspection, parcelCode, parcelView, type JudgedUnit } from '#api/schemas/parcel.ts';
import { commandResponses } from '#api/schemas/responses.ts';
import { invalid } from '#api/validation.ts';
import { withoutAbsent } from '#api/without-absent.ts';
import type { UnitOutcome } from '#domain/parts/return-parcel.ts';

export const findParcel = defineRoute({
  method: 'get',
  path: '/v1/parcels',
  operationId: 'findParcel',
  tag: 'returns',
  summary: 'Look up what should be in a parcel',
  description:
    'By the number on its label: RMA or tracking number; also by the order or the case. Several where a parcel holds units of several cases, or more than one comes back. An empty list: nobody knows it.',
  cites: ['D2', 'D8', 'R26', 'R27', 'R30'],
  idempotency: 'none',
  query: z.strictObject({ code: parcelCode }),
  responses: {
    200: { description: 'The parcels it can be.', schema: z.object({ code: z.string(), data: z.array(parcelView) }) },
  },
  async handler({ query: { code } }, context) {
    const found = await context.deps.parcels.find({ code, shops: shopsOf(asking(context), undefined) });
    return { status: 200, body: { code, data: found.flatMap((one) => parcelsOf(one, code)) } };
  },
});

export const inspectParcel = defineRoute({
  method: 'post',
  path: '/v1/parcels/{code}/inspection',
  operationId: 'inspectParcel',
  tag: 'returns',
  summary: 'Record what was found in a parcel, unit by unit',
  description:
    "Counts as the warehouse's own report does and is judged by the same rules. Whoever looks first is believed: a second person is refused, a report of the warehouse that comes later is noted and moves nothing.",
  cites: ['D8', 'R13', 'R26', 'R30', 'R33', 'R45'],
  idempotency: 'required',
  ifMatch: 'optional',
  params: z.strictObject({ code: parcelCode }),
  body: inspection,
  responses: commandResponses,
  refusals: ['parcel_unknown', 'parcel_inspected', 'case_closed', 'not_now', 'evidence_unknown'],
  async handler({ params: { code }, body: { caseNo, units } }, context) {
    const found = await context.deps.parcels.find({ code, shops: shopsOf(asking(context), undefined) });
    const meant = found
      .filter((one) => caseNo === undefined || one.caseNo === caseNo)
      .map((one) => ({ one, parcel: parcelsOf(one, code).find((parcel) => parcel.code === code) }))
      .find(({ parcel }) => parcel !== undefined);
    if (!meant?.parcel) throw new Problem('parcel_unknown', { more: { data: { parcel: code } } });
    const { one, parcel } = meant;
    await checkEvidence(
      context,
      one,
      units.flatMap(({ evidence = [] }) => evidence),
    );
    return command(context, {
      caseNo: one.caseNo,
      name: 'inspectParcel',
      data: {
        parcel: parcel.rma === null ? { trackingNo: code } : { rma: parcel.rma },
        units: units.map((unit, index) => judgedAs(one, unit, index)),
      },
    });
  },
});

/** The unit as the case judges it: what the wear takes off becomes an amount of its price. */
function judgedAs(
  { order, units }: CaseOnBench,
  { line, outcome, disposition, percent, ...said }: JudgedUnit,
  index: number,
): UnitOutcome {
  if (line !== undefined && order && !order.lines.some(({ lineNo }) => lineNo === line))
    throw invalid([
      { pointer: `/units/${index}/line`, in: 'body', rule: 'unknown', message: 'is no line of the order' },
    ]);
  const net = units.find(({ lineNo }) => lineNo === line)?.net ?? 0;
  const deduction = percent === undefined ? undefined : Math.max(1, Math.round((net * percent) / 100));
  return { lineNo: line ?? null, outcome, disposition: disposition ?? null, ...withoutAbsent({ ...said, deduction }) };
}
