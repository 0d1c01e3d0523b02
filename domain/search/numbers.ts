const LONGEST = 64;

/** A number as it is compared: spaces, a leading `#` and case mean nothing; undefined for what can be none. */
export function numberOf(text: string): string | undefined {
  const number = text.normalize('NFKC').replace(/\s+/gu, '').replace(/^#/, '').toUpperCase();
  return number.length === 0 || number.length > LONGEST ? undefined : number;
}

/** The digits of a phone number, which is how it is found. */
export const phoneDigits = (text: string): string => text.normalize('NFKC').replace(/\D+/gu, '');

const PHONE = /^\+?[\d\s().-]+$/;
const SHORTEST_PHONE = 5;
const DIALLED_ABROAD = /^(?:\+|00)/;
/** Country codes of the shops' customers; a number may have been left with or without its own. */
const COUNTRY = /^(?:86|852|853|886|1|44|49|33)(?=\d{6})/;

/**
 * The digits to look for when a question looks like a phone number: as typed, and without the country code when it was
 * dialled from abroad; empty when it is none.
 */
export function phonesOf(question: string): string[] {
  const text = question.normalize('NFKC').trim();
  if (!PHONE.test(text)) return [];
  const digits = phoneDigits(text).replace(/^00/, '');
  if (digits.length < SHORTEST_PHONE) return [];
  const national = DIALLED_ABROAD.test(text) ? digits.replace(COUNTRY, '') : digits;
  return [...new Set([digits, national])];
}
