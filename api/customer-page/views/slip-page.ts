import { toSVG } from 'bwip-js/node';
import type { Bilingual } from '#domain/policy/decision.ts';
import { html, type Html } from '#api/customer-page/html.ts';
import type { AddressLines } from '#api/customer-page/picture.ts';
import type { Say } from '#api/customer-page/say.ts';
import { addressOf } from './ship.ts';

const WORDS = {
  title: { zh: '寄件单', en: 'Slip for your parcel' },
  says: {
    zh: '请打印后放进包裹；没有打印机的，请把退货单号写在纸上放进去。',
    en: 'Print it and put it into the parcel. Without a printer, write the return number on a paper.',
  },
  to: { zh: '收件地址', en: 'To' },
  rma: { zh: '退货单号', en: 'Return number' },
  tracking: { zh: '运单号', en: 'Tracking number' },
  print: { zh: '打印', en: 'Print' },
  back: { zh: '返回', en: 'Back' },
} as const satisfies Record<string, Bilingual>;

export interface Slip {
  readonly rma: string;
  readonly trackingNo: string | undefined;
  readonly returnTo: AddressLines | undefined;
}

/** What goes into, or onto, the parcel: return number and tracking number as the warehouse scans them, and where to. */
export const slipPage = ({ rma, trackingNo, returnTo }: Slip, say: Say, back: string): Html =>
  html`<section class="card">
    <h1>${say(WORDS.title)}</h1>
    <p class="no-print">${say(WORDS.says)}</p>
    ${
      returnTo === undefined
        ? null
        : html`<h2>${say(WORDS.to)}</h2>
            <p>${addressOf(returnTo)}</p>`
    }
    <h2>${say(WORDS.rma)}</h2>
    <p>${rma}</p>
    ${barcode(rma)}
    ${
      trackingNo === undefined
        ? null
        : html`<h2>${say(WORDS.tracking)}</h2>
            <p>${trackingNo}</p>
            ${barcode(trackingNo)}`
    }
    <button type="button" data-print hidden>${say(WORDS.print)}</button>
    <p><a class="button quiet" href="${back}">${say(WORDS.back)}</a></p>
  </section>`;

/** Made by us of a number that is printed beside it: black on white in any scheme, so that a scanner reads it. */
function barcode(text: string): Html {
  const markup = toSVG({ bcid: 'code128', text, height: 12, includetext: false, backgroundcolor: 'ffffff' });
  return html`<div class="barcode" role="img" aria-label="${text}">${{ markup }}</div>`;
}
