import type { Money } from '#sandbox/core/schemas.ts';

/** An amount of fen. */
export const yuan = (fen: number): Money => ({ amount: fen, currency: 'CNY' });
