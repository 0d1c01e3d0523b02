import { html, lines } from '#api/customer-page/html.ts';
import { aCase as aCaseOf } from '#test/support/a-case.ts';
import { aPicture, pageFor } from './a-picture.ts';

const NASTY = `"><script>alert('x')</script>&amp;`;

describe('the pages’ templates', () => {
  it('escape whatever is not a piece of a page itself, in texts and in attributes', () => {
    expect(html`<p title="${NASTY}">${NASTY}</p>`.markup).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;">&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;</p>',
    );
    const items = ['a', 'b'].map((one) => html`<li>${one}</li>`);
    expect(html`${items}${null}${false}${0}`.markup).toBe('<li>a</li><li>b</li>0');
    expect(lines('a\n<b>').markup).toBe('a<br>&lt;b&gt;');
  });

  it('show what people wrote as text, wherever it stands', () => {
    const { state } = aCaseOf();
    const page = pageFor(
      aPicture(state, {
        news: [{ at: 0, subject: NASTY, text: NASTY }],
        unanswered: { at: 0, subject: '', text: NASTY },
        typed: { text: NASTY, reason: NASTY },
        files: [
          {
            id: 'f',
            ref: 'evidence:f',
            shop: 's',
            caseNo: state.caseNo,
            name: NASTY,
            type: 'image/png',
            size: 1,
            width: 1,
            height: 1,
            at: 0,
            by: { type: 'customer' },
          },
        ],
      }),
    );
    expect(page).not.toContain('<script>alert');
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toMatch(/ style=| on\w+=/);
  });
});
