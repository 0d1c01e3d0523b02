import { randomBytes, randomInt } from 'node:crypto';

/** A new id: random, so that a world that was reset never says an id that an old receiver has seen. */
export const newId = (prefix: string): string => `${prefix}_${randomBytes(9).toString('hex')}`;

/** A tracking number that looks like a carrier's. */
export const newTrackingNo = (): string => `RP${randomInt(10 ** 11, 10 ** 12)}`;

/** What a customer types in: no letters that are taken for others. */
export const newCode = (): string =>
  Array.from({ length: 12 }, () => CODE_SIGNS[randomInt(CODE_SIGNS.length)] ?? '').join('');

const CODE_SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
