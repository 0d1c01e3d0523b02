import type { OrderLine } from '#domain/order.ts';
import type { Shipment } from './shipment/shipment.ts';
import type { UnitOutcome } from './return-parcel.ts';

/** Where the numbers of the units that were sent are on record: with the order, and with what was sent later (R4, R33). */
interface Sent {
  readonly lines: readonly Pick<OrderLine, 'lineNo' | 'sku' | 'serials'>[];
  readonly shipments: readonly Pick<Shipment, 'lines' | 'serials'>[];
}

/**
 * What comes back must be what was sent (R33): a unit whose number is none of those sent for its line is not ours, and
 * neither is a second unit of the same number. Where no numbers are on record, or none was read, nobody can tell.
 */
export function heedSerials(units: readonly UnitOutcome[], sent: Sent): readonly UnitOutcome[] {
  const seen = new Set<string>();
  return units.map((unit) => {
    const { serial, lineNo } = unit;
    const known = lineNo === null ? [] : serialsOf(lineNo, sent);
    if (serial === undefined || known.length === 0) return unit;
    const isOurs = known.includes(serial) && !seen.has(serial);
    seen.add(serial);
    return isOurs ? unit : { lineNo, outcome: 'not_ours', disposition: null, serial };
  });
}

function serialsOf(lineNo: number, { lines, shipments }: Sent): readonly string[] {
  const later = shipments.flatMap((shipment) => {
    const skus = shipment.lines.filter((line) => line.lineNo === lineNo).map(({ sku }) => sku);
    return (shipment.serials ?? []).filter(({ sku }) => skus.includes(sku)).map(({ serial }) => serial);
  });
  return [...(lines.find((line) => line.lineNo === lineNo)?.serials ?? []), ...later];
}
