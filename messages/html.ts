/** A link that ends where a sentence does. */
const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)，。；：！？）]/gu;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The words of a message as a plain page: paragraphs, lines, links; everything people wrote is text, never markup. */
export function htmlOf({ locale, text }: { readonly locale: string; readonly text: string }): string {
  const paragraphs = text
    .split('\n\n')
    .map((paragraph) => `<p>${linked(paragraph).replaceAll('\n', '<br>\n')}</p>`)
    .join('\n');
  return `<!doctype html>
<html lang="${escaped(locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="margin:0;padding:24px;font:16px/1.6 system-ui,sans-serif;color:#1a1a1a;background:#fff">
<div style="max-width:36em;margin:0 auto">
${paragraphs}
</div>
</body>
</html>
`;
}

function linked(text: string): string {
  let end = 0;
  let html = '';
  for (const { 0: link, index } of text.matchAll(LINK)) {
    html += `${escaped(text.slice(end, index))}<a href="${escaped(link)}">${escaped(link)}</a>`;
    end = index + link.length;
  }
  return html + escaped(text.slice(end));
}
