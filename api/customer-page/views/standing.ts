import type { CaseState } from '#domain/case/state.ts';
import { money, type Money } from '#domain/money.ts';
import type { Bilingual } from '#domain/policy/decision.ts';
import type { Refund } from '#domain/parts/refund.ts';
import { html, type Html } from '#api/customer-page/html.ts';
import type { CasePicture } from '#api/customer-page/picture.ts';
import type { Say } from '#api/customer-page/say.ts';
import {
  PARCEL_WORDS,
  REPAIR_WORDS,
  SHIPMENT_REASON_WORDS,
  SHIPMENT_WORDS,
} from '#api/customer-page/words/goods-words.ts';
import {
  CHARGE_WORDS,
  DEDUCTION_WORDS,
  GRANT_WORDS,
  LINE_WORDS,
  PAYOUT_WORDS,
  REFUND_WORDS,
  TENDER_WORDS,
} from '#api/customer-page/words/money-words.ts';

const WORDS = {
  title: { zh: '进展', en: 'How things stand' },
  parcel: { zh: '您寄回的包裹', en: 'Your return' },
  withNo: { zh: '{status}（运单号 {no}）', en: '{status} (tracking number {no})' },
  checked: { zh: '验收结果', en: 'Inspected' },
  accepted: { zh: '{of} 件中 {accepted} 件通过', en: '{accepted} of {of} accepted' },
  refund: { zh: '退款', en: 'Refund' },
  refundSays: { zh: '{money} 退到{to}：{status}', en: '{money} to {to}: {status}' },
  expected: { zh: '，预计 {expectedAt, date, day} 前到账', en: ', expected by {expectedAt, date, day}' },
  days: {
    zh: '（约定 {days} 个工作日内）',
    en: ' (agreed: within {days, plural, one {one working day} other {# working days}})',
  },
  otherPayout: { zh: '您选择的{to}', en: '{to}, as you chose' },
  sum: { zh: '金额怎么算的', en: 'How the amount came about' },
  deduction: { zh: '使用磨损扣款', en: 'Deduction for wear' },
  repair: { zh: '维修', en: 'Repair' },
  charge: { zh: '您的付款', en: 'Your payment' },
  grant: { zh: '给您的', en: 'Yours' },
  code: { zh: '兑换码 {code}', en: 'code {code}' },
  until: { zh: '用到 {expiresAt, date, day}', en: 'until {expiresAt, date, day}' },
} as const satisfies Record<string, Bilingual>;

type Row = readonly [name: string, value: string];

/** Where goods and money are, in plain words; nothing when neither has moved. */
export function standingOf({ state, say }: CasePicture): Html | null {
  const rows = ROWS.flatMap((rowsOf) => rowsOf(state, say));
  if (rows.length === 0) return null;
  return html`<section class="card">
    <h2>${say(WORDS.title)}</h2>
    <dl>
      ${rows.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    ${arithmeticOf(state, say)}
  </section>`;
}

const numbered = (status: string, no: string | undefined, say: Say): string =>
  no === undefined ? status : say(WORDS.withNo, { status, no });

const ROWS: readonly ((state: CaseState, say: Say) => readonly Row[])[] = [
  ({ parcel }, say) =>
    parcel ? [[say(WORDS.parcel), numbered(say(PARCEL_WORDS[parcel.status]), parcel.trackingNo, say)]] : [],
  ({ settled }, say) =>
    settled ? [[say(WORDS.checked), say(WORDS.accepted, { accepted: settled.accepted, of: settled.of })]] : [],
  ({ repairs = [] }, say) => repairs.map(({ status }) => [say(WORDS.repair), say(REPAIR_WORDS[status])]),
  ({ shipments = [] }, say) =>
    shipments
      .filter(({ replacedBy }) => replacedBy === undefined)
      .map(({ reason, status, trackingNo }) => [
        say(SHIPMENT_REASON_WORDS[reason]),
        numbered(say(SHIPMENT_WORDS[status]), trackingNo, say),
      ]),
  ({ charges = [] }, say) =>
    charges
      .filter(({ replacedBy }) => replacedBy === undefined)
      .map((charge) => [say(WORDS.charge), `${say.money(charge.money)}: ${say(CHARGE_WORDS[charge.status])}`]),
  ({ refunds, offer }, say) =>
    refunds
      .filter(({ replacedBy }) => replacedBy === undefined)
      .map((refund) => [say(WORDS.refund), refundWords(refund, offer?.refundDays, say)]),
  (state, say) =>
    (state.deductions ?? []).map((one) => [
      say(WORDS.deduction),
      `${say.money(money(one.amount, currencyOf(state)))}: ${say(DEDUCTION_WORDS[one.state])}`,
    ]),
  ({ grants = [] }, say) =>
    grants
      .filter(({ status }) => status === 'delivered')
      .map(({ kind, worth, code, expiresAt }) => [
        say(WORDS.grant),
        [
          say(GRANT_WORDS[kind], { worth: say.money(worth) }),
          code === undefined ? '' : say(WORDS.code, { code }),
          expiresAt === undefined ? '' : say(WORDS.until, { expiresAt }),
        ]
          .filter((part) => part !== '')
          .join(' · '),
      ]),
];

/** Amount, means and the day it is expected, with the working days that were agreed (D1). */
function refundWords(refund: Refund, days: number | undefined, say: Say): string {
  const { tender, status, expectedAt, payout } = refund;
  const to = payout ? say(WORDS.otherPayout, { to: say(PAYOUT_WORDS[payout.to]) }) : say(TENDER_WORDS[tender]);
  const said = say(WORDS.refundSays, { money: say.money(refund.money), to, status: say(REFUND_WORDS[status]) });
  if (status === 'arrived') return said;
  const expected = expectedAt === undefined ? '' : say(WORDS.expected, { expectedAt });
  return `${said}${expected}${days === undefined || days === 0 ? '' : say(WORDS.days, { days })}`;
}

const currencyOf = ({ offer, refunds }: CaseState): Money['currency'] =>
  offer?.money.currency ?? refunds[0]?.money.currency ?? 'CNY';

/** Line by line, what the goods that came back came to (R8). */
function arithmeticOf(state: CaseState, say: Say): Html | null {
  const lines = state.settled?.lines ?? [];
  if (lines.length < 2) return null;
  const currency = currencyOf(state);
  return html`<details>
    <summary>${say(WORDS.sum)}</summary>
    <dl>
      ${lines.map(
        ({ kind, amount }) =>
          html`<dt>${say(LINE_WORDS[kind])}</dt>
            <dd>${say.money(money(amount, currency))}</dd>`,
      )}
    </dl>
  </details>`;
}
