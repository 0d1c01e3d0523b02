import { html, type Html } from '#api/customer-page/html.ts';
import type { CasePicture } from '#api/customer-page/picture.ts';
import { refundToChoose } from '#api/customer-page/turns.ts';
import { PAYOUT_WORDS } from '#api/customer-page/words/money-words.ts';
import { button, choices, formOf, textField } from './fields.ts';
import { TURN_WORDS as WORDS } from './turn-words.ts';

/** Money that cannot go back as it came; before an account is taken the customer shows who they are (R16, R21). */
export function payoutTurn({ state, say, base, newKey, payouts, typed }: CasePicture): Html | null {
  const refund = refundToChoose(state);
  if (!refund) return null;
  return html`<p>${say(WORDS.payoutSays, { money: say.money(refund.money) })}</p>
    ${formOf(
      { action: `${base}/payout`, key: newKey() },
      html`<input type="hidden" name="refund" value="${refund.n}" />`,
      choices({
        name: 'to',
        legend: say(WORDS.payoutTo),
        options: payouts.map((value) => ({ value, label: say(PAYOUT_WORDS[value]) })),
        chosen: typed['to'] ?? payouts[0],
        required: true,
      }),
      textField({ name: 'account', label: say(WORDS.account), maxlength: 200, value: typed['account'] }),
      html`<p class="soft">${say(WORDS.proofHint)}</p>`,
      textField({ name: 'order', label: say(WORDS.orderNo), required: true, maxlength: 65, value: typed['order'] }),
      textField({ name: 'proof', label: say(WORDS.lastFour), required: true, maxlength: 254 }),
      button(say(WORDS.choose)),
    )}`;
}
