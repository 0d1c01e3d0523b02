/**
 * Orders of the Chinese shop that stories know by their numbers, for exact amounts in fen. No story is given one of them
 * by chance (`anOrder` leaves them out); who asks for one gets a copy (`theOrder`). What they are is checked in
 * `test/sandbox/cn/known-orders.test.ts`.
 */
export const CHINESE_ORDERS = {
  /** Three books, 满300减40: 437.00 paid; without one of them 318.00 are left before the offer, which stands. No e-mail. */
  threeBooks: 'CN898792530408',
  /** Three packs of nuts at 5 % off, 满300减40: 299.15 paid; without one of them the offer is broken. */
  threeNuts: 'CN668891780280',
  /** Two teas with a gift each, worth 45.00, 满300减40: 496.00 paid. */
  twoTeasWithGifts: 'CN632063920504',
  /** A kit of three in one parcel, 满600减100: 567.29 paid. */
  campingKit: 'CN634600650199',
  /** A kit of two in two parcels, a coupon of 50: 521.48 paid. */
  kitchenKit: 'CN234102850151',
  /** One pack of nuts, a coupon of 20: 139.99 from the wallet, 53.00 from a gift card, 6.01 in points. */
  threeTenders: 'CN261731960185',
  /** Rice and nuts: 179.56 by card, 74.00 from a gift card, a voucher of 20, 1.09 in points. */
  fourTenders: 'CN624709130081',
  /** One book of 108.00, all paid in points. */
  pointsOnly: 'CN559164340165',
  /** Two bags of jerky of 78.00; one alone is below the 99 of free shipping. */
  freeShippingTogether: 'CN340618430171',
  /** A coat and a pack of nuts, in two parcels that arrive on two days; 1028.00 paid. */
  twoParcels: 'CN343489480265',
  /** Crabs on their way, and two boxes of experiments that have arrived. */
  halfArrived: 'CN217904170035',
  /** A bag that has not left: 399.00 after 满300减40 and a coupon of 20, and 12.00 for express. */
  expressUnshipped: 'CN645266650213',
  /** Two boxes of grapes: fresh goods, 满150减25, 189.00 paid. */
  twoGrapes: 'CN617300030410',
  /** Two watches and a loudspeaker, each with a serial number, in two parcels. */
  watches: 'CN565124590494',
} as const;
export type ChineseOrder = keyof typeof CHINESE_ORDERS;

const NUMBERS: ReadonlySet<string> = new Set(Object.values(CHINESE_ORDERS));

/** Whether an order is known by its number. */
export const isKnown = (orderNo: string): boolean => NUMBERS.has(orderNo);
