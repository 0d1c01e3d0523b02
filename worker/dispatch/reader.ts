import { Rejected } from '#adapters/failure.ts';
import { wayToCustomer, wayToTeam, type Messaging, type Way } from '#domain/messaging.ts';
import { isStaffRole } from '#domain/roles.ts';
import type { OutboxRow } from '#store/outbox.ts';
import type { CasePerson } from '#store/people.ts';

/** Where a message goes: an address, and what carries it there. */
export interface Address {
  readonly channel: 'email' | 'sms' | 'chat';
  readonly to: string;
  readonly way: Way;
}

/** Channels on which customers came to us by voice: they are rather reached by phone. */
const BY_PHONE = new Set(['hotline', 'sms']);

/**
 * The addresses at which somebody can be reached, the preferred one first: a customer by e-mail or text message, a team
 * in its own room (D7).
 */
export function addressesOf(
  { toRole }: Pick<OutboxRow, 'toRole'>,
  person: Pick<CasePerson, 'email' | 'phone' | 'channel'> | undefined,
  messaging: Messaging | undefined,
): readonly Address[] {
  if (isStaffRole(toRole)) return [{ channel: 'chat', to: `team:${toRole}`, way: wayToTeam(messaging, toRole) }];
  const { email = null, phone = null, channel = '' } = person ?? {};
  const all: readonly (Address | undefined)[] = [
    email ? { channel: 'email', to: email, way: wayToCustomer(messaging, 'email') } : undefined,
    phone ? { channel: 'sms', to: phone, way: wayToCustomer(messaging, 'sms') } : undefined,
  ];
  const known = all.filter((one) => one !== undefined);
  return BY_PHONE.has(channel) ? known.toReversed() : known;
}

/** The address a message is sent to now: the preferred one, or the one it fell back to. */
export function addressFor(addresses: readonly Address[], { fallback }: Pick<OutboxRow, 'fallback'>): Address {
  const chosen = addresses.find((one) => one.channel === fallback) ?? addresses[0];
  if (chosen) return chosen;
  throw new Rejected('no_address', 'the customer left neither e-mail address nor phone number');
}

/** The next address after one that was refused for good; each is tried once. */
export const nextAddress = (addresses: readonly Address[], refused: Address): Address | undefined =>
  addresses[addresses.findIndex(({ channel }) => channel === refused.channel) + 1];
