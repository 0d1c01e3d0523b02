import type { CaseEvent } from '#domain/case/events.ts';
import type { CaseState } from '#domain/case/state.ts';
import type { CaseMarks } from '#domain/figures/facts.ts';
import { kindOf } from '#domain/intake/kind.ts';
import type { FactFold } from './step.ts';

/** What the case is counted under follows what is known of it now: an answered question may make it another kind. */
export const foldMarks: FactFold = (facts, { event, after }) => ({
  ...facts,
  marks: marksOf(after, carrierOf(event) ?? facts.marks.carrier),
  items: after.request.items ?? [],
});

function marksOf({ request, agreement, offer, outcome }: CaseState, carrier: string | undefined): CaseMarks {
  const { channel, problem, cause } = request;
  const remedy = agreement?.remedy ?? offer?.remedy;
  return {
    kind: kindOf(request),
    channel,
    ...(problem ? { problem } : {}),
    ...(cause ? { complaint: cause } : {}),
    ...(remedy ? { remedy } : {}),
    ...(carrier === undefined ? {} : { carrier }),
    ...(outcome ? { outcome } : {}),
  };
}

function carrierOf(event: CaseEvent): string | undefined {
  if (event.type === 'returnAuthorised') return event.data.carrier;
  return event.type === 'shipmentReported' ? event.data.report.carrier : undefined;
}
