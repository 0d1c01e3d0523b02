import { z } from 'zod';
import { refused } from '#sandbox/core/problem.ts';
import { idSchema } from '#sandbox/core/schemas.ts';
import type { State } from '#sandbox/core/state.ts';
import type { Order } from '#sandbox/shop/schemas.ts';
import { isReplacement } from '#sandbox/warehouse/sent-units.ts';

export const lineNoSchema = z.int().min(1).max(10_000);
export const quantitySchema = z.int().min(1).max(10_000);

/** Units of a line of the order. */
export const lineSchema = z.object({ lineNo: lineNoSchema, sku: idSchema, quantity: quantitySchema });
/** Units of an article that belong to a line of the order, or to none. */
export const freeLineSchema = lineSchema.extend({ lineNo: lineNoSchema.nullable() });

/** One to 200 lines of the order, none of them twice. */
export const linesByNo = <T extends z.ZodType<{ lineNo: number }>>(line: T) =>
  z
    .array(line)
    .min(1)
    .max(200)
    .refine((lines) => new Set(lines.map(({ lineNo }) => lineNo)).size === lines.length, 'every line once');

type Asked = { readonly lineNo: number; readonly sku?: string; readonly quantity: number };

/** Refuse what the order does not hold, neither as it was sold nor as it was replaced. */
export function checkLines(state: State, { orderNo, lines }: Order, asked: readonly Asked[]): void {
  for (const [index, { lineNo, sku, quantity }] of asked.entries()) {
    const isSent = (own: string): boolean =>
      sku === undefined || own === sku || isReplacement(state, orderNo, { lineNo, sku });
    const line = lines.find((one) => one.lineNo === lineNo && isSent(one.sku));
    const field = `body.lines.${index}`;
    const what = sku === undefined ? String(lineNo) : `${lineNo} of ${sku}`;
    if (!line) throw refused('line_unknown', `${field}: order ${orderNo} has no line ${what}`);
    if (quantity > line.quantity) {
      throw refused('quantity_above_ordered', `${field}.quantity: only ${line.quantity} were ordered`);
    }
  }
}
