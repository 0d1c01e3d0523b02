import type { CaseState } from '#domain/case/state.ts';
import type { Locale } from '#domain/intake/request.ts';
import type { CasePicture } from '#api/customer-page/picture.ts';
import { createSay } from '#api/customer-page/say.ts';
import { casePage } from '#api/customer-page/views/case-page.ts';
import { pageOf } from '#api/customer-page/views/layout.ts';

/** Everything a page shows, of a case in this state and nothing else known. */
export function aPicture(state: CaseState, change: Partial<CasePicture> = {}, locale: Locale = 'en'): CasePicture {
  let n = 0;
  return {
    state,
    say: createSay(locale, 'Asia/Shanghai'),
    base: '/c/token',
    newKey: () => `key-${(n += 1)}`,
    typed: {},
    lines: [{ lineNo: 1, name: 'Kettle', quantity: 2 }],
    news: [],
    asked: undefined,
    unanswered: undefined,
    files: [],
    payouts: ['bank', 'gift_card'],
    returnTo: ['Warehouse', 'Road 1'],
    ...change,
  };
}

/** The whole page as it is sent. */
export const pageFor = (picture: CasePicture): string =>
  pageOf({ say: picture.say, title: 'T', name: 'N', address: picture.base, requestId: 'r-1' }, casePage(picture));
