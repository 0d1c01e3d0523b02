import type { Part } from './part.ts';
import { refundPart } from './refund-part.ts';
import { returnPart } from './return-part.ts';

/** Every part there is, in the order in which they are asked whose turn it is. */
export const PARTS = [returnPart, refundPart] as const satisfies readonly Part[];
