import { nameOf } from './names.ts';
import { addressOf } from './places.ts';
import { randomOf } from './random.ts';
import type { Customer } from '#sandbox/shop/schemas.ts';

const PEOPLE = 300;

/** No two people draw the same number: each has a stretch of its own. */
const SPACING = 299_000;

/** Ranges of mobile numbers that look right and that nobody has, as far as we know. */
const RANGES = ['160', '161', '163', '164', '168', '169'];

/** The people who buy here: always a mobile number, an e-mail address two times of three, one of eight a VIP. */
export const chinesePeople = (seed: string): readonly Customer[] =>
  Array.from({ length: PEOPLE }, (_none, index) => person(seed, index + 1));

function person(seed: string, nth: number): Customer {
  const random = randomOf(`${seed} person ${nth}`);
  const { name, latin } = nameOf(random);
  const digits = String(10_000_000 + (nth - 1) * SPACING + random.below(SPACING));
  const phone = `+86 ${random.pick(RANGES)} ${digits.slice(0, 4)} ${digits.slice(4)}`;
  return {
    id: `cn_customer_${String(nth).padStart(4, '0')}`,
    name,
    email: random.chance(66) ? `${latin}${String(nth).padStart(4, '0')}@example.com` : '',
    phone,
    address: addressOf(random, { name, phone }),
    tier: random.chance(12) ? 'vip' : 'standard',
    orderNos: [],
  };
}
