import { html, type Html } from '#api/customer-page/html.ts';
import type { AddressLines, CasePicture } from '#api/customer-page/picture.ts';
import type { Say } from '#api/customer-page/say.ts';
import { button, fileField, formOf, textField } from './fields.ts';
import { TURN_WORDS as WORDS } from './turn-words.ts';

const TRACKING = '[!-~]{4,64}';

/** Label and address, the number of a parcel sent otherwise, the proof of posting (D2, R16). */
export function shipTurn({ state: { parcel }, say, base, newKey, returnTo, typed }: CasePicture): Html {
  return html`<p>${say(WORDS.shipSays)}</p>
    <dl>
      ${row(say(WORDS.returnNo), parcel?.rma, say)}
      ${parcel?.ourLabel === true ? row(say(WORDS.trackingNo), parcel.trackingNo, say) : null}
      ${
        returnTo === undefined
          ? null
          : html`<dt>${say(WORDS.address)}</dt>
              <dd>${addressOf(returnTo)}</dd>`
      }
    </dl>
    <p><a class="button" href="${base}/slip">${say(WORDS.slip)}</a></p>
    <details>
      <summary>${say(WORDS.ownParcel)}</summary>
      ${formOf(
        { action: `${base}/tracking`, key: newKey() },
        textField({
          name: 'trackingNo',
          label: say(WORDS.trackingNo),
          required: true,
          maxlength: 64,
          pattern: TRACKING,
          value: typed['trackingNo'],
        }),
        button(say(WORDS.tell), { quiet: true }),
      )}
    </details>
    <details>
      <summary>${say(WORDS.proof)}</summary>
      ${formOf(
        { action: `${base}/posting`, key: newKey(), files: true },
        fileField(say, { required: true, label: say(WORDS.proofFiles) }),
        button(say(WORDS.send), { quiet: true }),
      )}
    </details>`;
}

const row = (name: string, value: string | undefined, say: Say): Html | null =>
  value === undefined
    ? null
    : html`<dt>${name}</dt>
        <dd>${value} <button type="button" class="quiet" hidden data-copy="${value}">${say(WORDS.copy)}</button></dd>`;

export const addressOf = (address: AddressLines): Html =>
  html`${address.map((line, index) => (index === 0 ? html`${line}` : html`<br />${line}`))}`;
