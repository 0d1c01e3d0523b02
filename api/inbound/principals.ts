import type { House, Principal } from '#api/access.ts';

/** A way in that opens requests for one shop, as an integrator would. */
export const gateway = (channel: string, shop: string): House => ({
  kind: 'key',
  id: `inbound-${channel}`,
  role: 'integrator',
  shops: [shop],
});

/** The customer of one case, who spoke by a message. */
export const customerBy = (
  { channel, id }: { readonly channel: string; readonly id: number },
  caseNo: string,
): Principal => ({ kind: 'customer', id: `inbound-${channel}-${id}`, role: 'customer', caseNo });
