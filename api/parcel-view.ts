import type { ClockName } from '#domain/case/clocks.ts';
import { inspectionDeciders } from '#domain/parts/inspection/deciders.ts';
import type { InspectedParcel } from '#domain/parts/inspection/commands.ts';
import type { OrderLine } from '#domain/order.ts';
import type { LineClaim } from '#domain/intake/request.ts';
import type { OutboundParcel } from '#domain/parts/outbound/outbound.ts';
import { iso } from './case-view.ts';
import type { CaseOnBench } from './parcels-port.ts';
import type { ParcelView } from './schemas/parcel.ts';

/** The parcels of a case that a scanned number can mean: the one of that number, or all that come back. */
export function parcelsOf(found: CaseOnBench, code: string): readonly ParcelView[] {
  const back = returnView(found);
  const outbound = (found.state.outbound?.parcels ?? []).filter(
    ({ trackingNo, status }) => trackingNo === code || COMES_BACK.has(status),
  );
  const all = [...(back ? [back] : []), ...outbound.map((one) => outboundView(found, one))];
  const exact = all.filter((one) => one.code === code || one.trackingNos.includes(code));
  return exact.length > 0 ? exact : all;
}

const COMES_BACK: ReadonlySet<OutboundParcel['status']> = new Set<OutboundParcel['status']>([
  'refused',
  'returned',
  'lost',
]);

function returnView(found: CaseOnBench): ParcelView | undefined {
  const { state, looks } = found;
  const { parcel } = state;
  if (parcel?.rma === undefined) return undefined;
  const { rma } = parcel;
  const look = looks.find((one) => one.type === 'returnInspected' && one.data.rma === rma);
  return {
    ...ofCase(found),
    code: rma,
    kind: 'return',
    rma,
    trackingNos: [parcel.trackingNo, ...(parcel.more ?? []).map(({ trackingNo }) => trackingNo)].filter(
      (one) => one !== undefined,
    ),
    status: parcel.status,
    may: mayInspect(found, { rma }),
    dueAt: dueOf(found, 'merchantReceives'),
    ...contents(found, linesBack(found)),
    inspection: look ? lookView(found, look) : null,
  };
}

function outboundView(found: CaseOnBench, { trackingNo, status, lines }: OutboundParcel): ParcelView {
  const look = found.looks.find((one) => one.type === 'outboundInspected' && one.data.trackingNo === trackingNo);
  return {
    ...ofCase(found),
    code: trackingNo,
    kind: 'unannounced',
    rma: null,
    trackingNos: [trackingNo],
    status,
    may: mayInspect(found, { trackingNo }),
    dueAt: null,
    ...contents(found, lines),
    inspection: look ? lookView(found, look) : null,
  };
}

const ofCase = ({ caseNo, shop, orderNo, state, photos }: CaseOnBench) => ({
  caseNo,
  shop,
  order: orderNo,
  problem: state.request.problem ?? null,
  remedy: state.agreement?.remedy ?? null,
  photos: photos.map(({ url, at }) => ({ url, at: iso(at) })),
});

/** What the case would answer to whoever inspected it now. */
function mayInspect({ state }: CaseOnBench, parcel: InspectedParcel): ParcelView['may'] {
  if (state.stage === 'archived') return 'not_now';
  const asked = inspectionDeciders.inspectParcel(
    state,
    { parcel, units: [] },
    { by: { type: 'warehouse' }, at: state.since },
  );
  if (asked.ok) return 'inspect';
  return asked.refusal.code === 'parcel_inspected' ? 'inspected' : 'not_now';
}

function dueOf({ state }: CaseOnBench, name: ClockName): string | null {
  const clock = state.clocks.find((one) => one.name === name);
  return clock ? iso(clock.dueAt) : null;
}

/** The units that the case has tied up; once they are settled, what was asked for. */
function linesBack({ units, state }: CaseOnBench): readonly LineClaim[] {
  const tied = units.filter((unit) => unit.state === 'tied');
  const lineNos = [...new Set(tied.map(({ lineNo }) => lineNo))];
  return tied.length === 0
    ? (state.request.items ?? [])
    : lineNos.map((lineNo) => ({ lineNo, quantity: tied.filter((unit) => unit.lineNo === lineNo).length }));
}

function contents({ order }: CaseOnBench, back: readonly LineClaim[]): Pick<ParcelView, 'items' | 'gifts'> {
  const lines = order?.lines ?? [];
  const isBack = (lineNo: number): boolean => back.some((one) => one.lineNo === lineNo);
  return {
    items: back.map(({ lineNo, quantity }) =>
      itemView(
        lines.find((line) => line.lineNo === lineNo),
        { lineNo, quantity },
      ),
    ),
    gifts: lines
      .filter(({ lineNo, giftOf }) => giftOf !== undefined && isBack(giftOf) && !isBack(lineNo))
      .map((line) => itemView(line, line)),
  };
}

const itemView = (line: OrderLine | undefined, { lineNo, quantity }: LineClaim): ParcelView['items'][number] => ({
  line: lineNo,
  sku: line?.sku ?? '',
  name: line?.name ?? '',
  options: Object.entries(line?.options ?? {}).map(([option, is]) => ({ option, is })),
  quantity,
  serials: [...(line?.serials ?? [])],
});

const lookView = (
  { order }: CaseOnBench,
  { at, by, data }: CaseOnBench['looks'][number],
): NonNullable<ParcelView['inspection']> => ({
  at: iso(at),
  by: { type: by.type, id: by.id ?? null },
  units: data.units.map(({ lineNo, outcome, disposition, serial, reason, evidence }) => ({
    line: lineNo,
    name: order?.lines.find((line) => line.lineNo === lineNo)?.name ?? null,
    outcome,
    disposition,
    serial: serial ?? null,
    reason: reason ?? null,
    evidence: [...(evidence ?? [])],
  })),
});
