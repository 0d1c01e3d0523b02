import type { GrantGift } from '#adapters/shop/grants.ts';
import { Rejected } from '#adapters/failure.ts';
import { ApplicationFailure } from '@temporalio/common';
import type { GrantReport } from '#domain/parts/grant/grant.ts';
import { contextOf, type GrantCall, type OutsideActivities, type OutsideDeps } from './contract.ts';
import { settleUnknown } from './settle-unknown.ts';

/**
 * Has the shop give a coupon, points, a gift card or a better tier under the grant's key (D6, J3): asked twice it gives
 * once. A refusal for good is news of the grant, not a failure of the case.
 */
export const giveGrant =
  ({ ports, crashPoint }: OutsideDeps): OutsideActivities['giveGrant'] =>
  async (call) => {
    const context = contextOf(call);
    const asked = await ports.shop.order(call.order, context);
    if (!asked) throw ApplicationFailure.nonRetryable(`order ${call.order} is gone`, 'Rejected');
    const input = {
      customerId: asked.order.customerId,
      gift: giftOf(call),
      reason: call.caseNo,
      ...(call.expiresAt === undefined ? {} : { expiresAt: call.expiresAt }),
    };
    await crashPoint('giveGrant.before', call.caseNo);
    try {
      const given = await settleUnknown(
        () => ports.shop.grant(call.key, input, context),
        () => ports.shop.lookupGrant(call.key, context),
      );
      await crashPoint('giveGrant.afterShop', call.caseNo);
      return reportOf(given);
    } catch (error) {
      if (error instanceof Rejected) return { status: 'failed', failure: error.code };
      throw error;
    }
  };

/** The shop refuses to take back what was spent or has expired: that stays as it is. Asked twice it takes back once. */
export const revokeGrant =
  ({ ports }: OutsideDeps): OutsideActivities['revokeGrant'] =>
  async (call) => {
    try {
      await ports.shop.revokeGrant(call.key, contextOf(call));
      return { outcome: 'revoked' };
    } catch (error) {
      if (error instanceof Rejected && KEPT.has(error.code)) return { outcome: 'kept' };
      throw error;
    }
  };

const KEPT: ReadonlySet<string> = new Set(['grant_spent', 'grant_expired']);

const reportOf = ({ ref, code, expiresAt }: { ref: string; code?: string; expiresAt: number | null }): GrantReport => ({
  status: 'delivered',
  ref,
  ...(code === undefined ? {} : { code }),
  ...(expiresAt === null ? {} : { expiresAt }),
});

function giftOf({ kind, worth }: GrantCall): GrantGift {
  if (kind === 'points') return { kind, value: { points: worth.amount } };
  if (kind === 'tier') return { kind, value: { tier: 'vip' } };
  return { kind, value: worth };
}
