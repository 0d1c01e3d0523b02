import { Rejected } from '#adapters/failure.ts';
import type { PayoutInput } from '#adapters/payments/payouts.ts';
import type { RefundReport } from '#domain/parts/refund.ts';
import type { PayoutChoice } from '#domain/parts/payout/payout.ts';
import { contextOf, type OutsideDeps, type RefundCall } from './contract.ts';

/** How money goes another way than it came, and how it is looked up there; both under the refund's own key (R16, R18). */
export interface OtherWay {
  readonly pay: () => Promise<RefundReport>;
  readonly look: () => Promise<RefundReport | undefined>;
}

/** Another way than back to the payment's own means, if that is agreed for this refund (R16). */
export function otherWay(deps: OutsideDeps, call: RefundCall): OtherWay | undefined {
  const { way, payout } = call;
  if (way === 'reissue') return onNewCard(deps, call);
  if (way !== 'alternate' || !payout) return undefined;
  return payout.to === 'gift_card' && payout.methodId === undefined
    ? onNewCard(deps, call)
    : paidOut(deps, call, payout);
}

/** A new gift card of the same worth, from the shop: the closed one takes nothing any more. */
function onNewCard({ ports, crashPoint }: OutsideDeps, call: RefundCall): OtherWay {
  const context = contextOf(call);
  const given = ({ ref }: { readonly ref: string }): RefundReport => ({ status: 'arrived', ref });
  return {
    pay: async () => {
      const asked = await ports.shop.order(call.order, context);
      if (!asked) throw new Rejected('order_unknown', `order ${call.order} is gone`);
      const { customerId } = asked.order;
      const gift = { kind: 'gift_card' as const, value: call.money };
      await crashPoint('reissue.before', call.caseNo);
      const card = await ports.shop.grant(call.key, { customerId, gift, reason: call.caseNo }, context);
      await crashPoint('reissue.afterShop', call.caseNo);
      return given(card);
    },
    look: async () => {
      const known = await ports.shop.lookupGrant(call.key, context);
      return known && given(known);
    },
  };
}

/** To the account that the customer named, which only the store knows (R50). */
function paidOut({ ports, records, crashPoint }: OutsideDeps, call: RefundCall, payout: PayoutChoice): OtherWay {
  const context = contextOf(call);
  const { key, paymentId, money } = call;
  return {
    pay: async () => {
      const to: PayoutInput['to'] = {
        kind: payout.to,
        ref: payout.methodId ?? (await accountOf(records, call, payout)),
      };
      await crashPoint('payOut.before', call.caseNo);
      const report = await ports.payments.payOut(key, { paymentId, money, to, reason: call.caseNo }, context);
      await crashPoint('payOut.afterProvider', call.caseNo);
      return report;
    },
    look: () => ports.payments.lookupPayout(key, context, { paymentId, money }),
  };
}

async function accountOf(records: OutsideDeps['records'], { caseNo }: RefundCall, { account = '' }: PayoutChoice) {
  const [named] = await records.wordsOf(caseNo, account);
  if (named?.text == null) throw new Rejected('account_unknown', 'the account is not on record any more');
  return named.text;
}
