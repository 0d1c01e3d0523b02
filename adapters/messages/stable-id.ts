import { createHash } from 'node:crypto';

/** The same short name for the same message, however often it is sent; it tells nothing of the key it is made of. */
export const stableId = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 32);
