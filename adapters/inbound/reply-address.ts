import { createHmac, timingSafeEqual } from 'node:crypto';

const PURPOSE = 'aftercare reply address';
const LENGTH = 20;
/** `care+as-2026-000123.3f2a…@shop.example`; mail programs may change the case of letters. */
const TAGGED = /\+(as-\d{4}-\d{6,})\.([0-9a-f]{20})@/i;

/** Addresses that lead replies back to their case: the case's number, signed, behind a plus (A1). */
export interface ReplyAddresses {
  /** The address for the answers of one case: of the shop's own, with or without a name before it. */
  of(address: string, caseNo: string): string;
  /** The case that an address leads to; undefined when it names none, or was made up. */
  caseOf(address: string): string | undefined;
}

/** Made by the first secret; proven by any, while one is being changed. */
export function createReplyAddresses(secrets: readonly string[]): ReplyAddresses {
  const tagBy = (secret: string, caseNo: string): string =>
    createHmac('sha256', secret).update(`${PURPOSE}\n${caseNo}`).digest('hex').slice(0, LENGTH);
  return {
    of: (address, caseNo) => {
      const at = address.lastIndexOf('@');
      return `${address.slice(0, at)}+${caseNo.toLowerCase()}.${tagBy(secrets[0] ?? '', caseNo)}${address.slice(at)}`;
    },
    caseOf: (address) => {
      const [, number = '', given = ''] = TAGGED.exec(address) ?? [];
      const caseNo = number.toUpperCase();
      const isOurs = secrets.some((secret) => isSame(given.toLowerCase(), tagBy(secret, caseNo)));
      return caseNo !== '' && isOurs ? caseNo : undefined;
    },
  };
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
