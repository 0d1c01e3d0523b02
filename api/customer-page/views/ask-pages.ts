import type { Bilingual } from '#domain/policy/decision.ts';
import type { Order } from '#domain/order.ts';
import { html, type Html } from '#api/customer-page/html.ts';
import type { Say } from '#api/customer-page/say.ts';
import { STEP_OF, STEPS } from '#api/customer-page/words/case-words.ts';
import { CHOICES, PROBLEM_WORDS, QUESTION_WORDS, WISH_WORDS } from '#api/customer-page/words/request-words.ts';
import type { CaseLine } from '#api/deps.ts';
import { button, choices, fileField, formOf, itemsField, longText, textField, type Typed } from './fields.ts';

export const ASK_WORDS = {
  title: { zh: '售后服务', en: 'After-sales service' },
  says: {
    zh: '申请退货、换货、维修，或查看您的申请。不用注册账号。',
    en: 'Return, exchange, have something repaired, or look up your request. You need no account.',
  },
  order: { zh: '订单号', en: 'Order number' },
  orderHint: { zh: '在订单确认信息里', en: 'as in the confirmation of your order' },
  proof: { zh: '下单时的手机号或邮箱', en: 'E-mail address or phone number of the order' },
  go: { zh: '继续', en: 'Continue' },
  faq: { zh: '先看看常见问题', en: 'Look at questions and answers first' },
  orderTitle: { zh: '订单 {order}', en: 'Order {order}' },
  mine: { zh: '您已有的申请', en: 'Your requests' },
  open: { zh: '查看 {caseNo}', en: 'Look at {caseNo}' },
  fresh: { zh: '新的申请', en: 'Start a request' },
  wishHint: { zh: '（还没想好可以不选）', en: '(leave it open if you do not know yet)' },
  send: { zh: '提交申请', en: 'Send the request' },
  over: {
    zh: '为了安全，这个页面只保留两小时。请重新填写订单号。',
    en: 'For safety this page is kept for two hours only. Please enter the order number again.',
  },
} as const satisfies Record<string, Bilingual>;

export interface AskParts {
  readonly say: Say;
  readonly action: string;
  readonly key: string;
  readonly typed: Typed;
}

/** Who has no link shows that an order is theirs: for a new request, and to find an old one again (J2). */
export const askPage = ({ say, action, key, typed }: AskParts, faq: string): Html =>
  html`<section class="card now">
      <h1>${say(ASK_WORDS.title)}</h1>
      <p>${say(ASK_WORDS.says)}</p>
      ${formOf(
        { action, key },
        textField({
          name: 'order',
          label: say(ASK_WORDS.order),
          hint: say(ASK_WORDS.orderHint),
          required: true,
          maxlength: 65,
          value: typed['order'],
        }),
        textField({
          name: 'proof',
          label: say(ASK_WORDS.proof),
          required: true,
          maxlength: 254,
          value: typed['proof'],
        }),
        button(say(ASK_WORDS.go)),
      )}
    </section>
    <p><a href="${faq}">${say(ASK_WORDS.faq)}</a></p>`;

export interface FoundLink {
  readonly line: CaseLine;
  readonly address: string;
}

/** The order's cases, each by its link, then the form for a new one (A1, A2). */
export function requestPage(
  { say, action, key, typed }: AskParts,
  order: Order,
  links: readonly FoundLink[],
): readonly (Html | null)[] {
  const { problems, wishes } = CHOICES[order.status];
  return [
    links.length === 0
      ? null
      : html`<section class="card">
          <h2>${say(ASK_WORDS.mine)}</h2>
          ${links.map(
            ({ line, address }) =>
              html`<p>
                <a class="button quiet" href="${address}"
                  >${say(ASK_WORDS.open, { caseNo: line.caseNo })} · ${stepOf(line, say)}</a
                >
              </p>`,
          )}
        </section>`,
    html`<section class="card now">
      <h1>${say(ASK_WORDS.fresh)}</h1>
      <p class="soft">${say(ASK_WORDS.orderTitle, { order: order.orderNo })}</p>
      ${formOf(
        { action, key, files: true },
        itemsField(say, { legend: say(QUESTION_WORDS.items), items: order.lines, typed }),
        choices({
          name: 'problem',
          legend: say(QUESTION_WORDS.problem),
          options: problems.map((value) => ({ value, label: say(PROBLEM_WORDS[value]) })),
          chosen: typed['problem'],
          required: true,
        }),
        wishes.length === 0
          ? null
          : choices({
              name: 'wish',
              legend: `${say(QUESTION_WORDS.wish)} ${say(ASK_WORDS.wishHint)}`,
              options: wishes.map((value) => ({ value, label: say(WISH_WORDS[value]) })),
              chosen: typed['wish'],
            }),
        longText({ name: 'symptom', label: say(QUESTION_WORDS.symptom), value: typed['symptom'] }),
        fileField(say),
        button(say(ASK_WORDS.send)),
      )}
    </section>`,
  ];
}

const stepOf = ({ stage }: CaseLine, say: Say): string => say(STEPS[STEP_OF[stage]] ?? STEPS[0]);
