import type { OrderPerson } from '#domain/order.ts';

type Contact = Pick<OrderPerson, 'email' | 'phone'>;

const NATIONAL = 10;
const LAST = 4;

/** The national part of a telephone number, however it is written. */
const digitsOf = (phone: string): string => phone.replaceAll(/\D/g, '').slice(-NATIONAL);
const mailOf = (email: string): string => email.trim().toLowerCase();

/** Whether it is the e-mail address or the telephone number, in full. */
export function isContactOf({ email, phone }: Contact, proof: string): boolean {
  if (proof.includes('@')) return email !== null && mailOf(email) === mailOf(proof);
  const digits = digitsOf(proof);
  return digits.length >= 7 && phone !== null && digitsOf(phone) === digits;
}

/** The second look before money or goods are sent elsewhere: the last digits, or the address where there are none. */
export function provesAgain({ email, phone }: Contact, proof: string): boolean {
  const last = proof.trim();
  if (phone !== null && digitsOf(phone).length >= LAST) return /^\d{4}$/.test(last) && digitsOf(phone).endsWith(last);
  return email !== null && mailOf(email) === mailOf(last);
}

/** An order's number as people type it. */
export const orderNoOf = (typed: string): string => typed.trim().replace(/^#/, '');
