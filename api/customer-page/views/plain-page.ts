import type { Bilingual } from '#domain/policy/decision.ts';
import { html, type Html } from '#api/customer-page/html.ts';
import type { Say } from '#api/customer-page/say.ts';

/** Pages that only say something, each with what to do next. */
export const PLAIN = {
  expired: {
    title: { zh: '这个链接已过期', en: 'This link has expired' },
    says: {
      zh: '为了安全，链接只在一段时间内有效。您的申请还在：用订单号和下单时的手机号或邮箱，就能马上拿到新链接。',
      en: 'For safety a link works for a while only. Your request is still there: with the order number and the e-mail address or phone number of the order you get a new link at once.',
    },
  },
  unknown: {
    title: { zh: '这个链接打不开', en: 'This link does not work' },
    says: {
      zh: '链接可能没有复制完整。请从我们发给您的消息里重新打开，或用订单号找回您的申请。',
      en: 'It may have been cut. Please open it from our message once more, or find your request by your order number.',
    },
  },
  notFound: {
    title: { zh: '没有这个页面', en: 'There is no such page' },
    says: {
      zh: '地址可能不完整。请从店铺的网页或我们发给您的消息里打开。',
      en: 'The address may be incomplete. Please open it from the page of the shop or from our message.',
    },
  },
  broken: {
    title: { zh: '我们这边出了点问题', en: 'Something broke on our side' },
    says: {
      zh: '请稍后再试。如果一直这样，请把下面的请求编号告诉店铺。',
      en: 'Please try again in a moment. If it stays so, tell the shop the reference below.',
    },
  },
} as const satisfies Record<string, { readonly title: Bilingual; readonly says: Bilingual }>;
export type PlainPage = keyof typeof PLAIN;

const FIND: Bilingual = { zh: '用订单号找回', en: 'Find it by the order number' };

export const plainPage = (page: PlainPage, say: Say, ask: string | undefined): Html =>
  html`<section class="card">
    <h1>${say(PLAIN[page].title)}</h1>
    <p>${say(PLAIN[page].says)}</p>
    ${ask === undefined ? null : html`<p><a class="button" href="${ask}">${say(FIND)}</a></p>`}
  </section>`;
