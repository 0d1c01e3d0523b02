import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paramsOf } from '#messages/known-params.ts';
import { previewNotice } from '#messages/preview.ts';
import { renderNotice } from '#messages/render.ts';
import { loadShopWords } from '#messages/shop-words.ts';
import { everyNotice } from './every-notice.ts';

const folders: string[] = [];
const written = (files: Readonly<Record<string, string>>): string => {
  const dir = mkdtempSync(join(tmpdir(), 'shop-words-'));
  folders.push(dir);
  mkdirSync(join(dir, 'lamps'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, 'lamps', name), text);
  return dir;
};
const loading = (name: string, text: string) => () => loadShopWords(written({ [name]: text }));
const ACCEPTED = 'refund_accepted.en.liquid';

afterAll(() => {
  for (const dir of folders) rmSync(dir, { recursive: true });
});

describe("a shop's own words", () => {
  const say = (
    text: string,
    over: { zone?: string; locale?: string; params?: Record<string, string | number | null> } = {},
  ) => {
    const { zone = 'America/New_York', locale = 'en', params = {} } = over;
    const book = loadShopWords(written({ [`refund_accepted.${locale}.liquid`]: text }));
    const warnings: string[] = [];
    const said = renderNotice(
      {
        template: 'refund_accepted',
        params: { money: '1086.02 USD', expectedAt: Date.UTC(2026, 10, 30, 5), code: null, ...params },
        locale,
        zone,
        caseNo: 'AS-2026-000001',
        shop: 'lamps',
        own: book('lamps', 'refund_accepted', locale),
      },
      (_fields, message) => void warnings.push(message),
    );
    return { ...said, warnings };
  };

  it("take the place of ours, with money as the reader writes it and days in the shop's zone", () => {
    const said = say(
      'Subject: {{ money | money }} for you\n\nBy {{ expectedAt | day }} or {{ expectedAt | date: "%s" }}.\n{% if link %}{{ link }}{% endif %}\n',
    );
    expect(said).toEqual({
      subject: '$1,086.02 for you · AS-2026-000001',
      text: 'By November 29, 2026 or November 29, 2026.',
      warnings: [],
    });
    const inTaiwan = say('Subject: {{ money | money }}\n\n{{ expectedAt | day }}前', {
      zone: 'Asia/Taipei',
      locale: 'zh-TW',
    });
    expect(inTaiwan).toMatchObject({ subject: 'US$1,086.02 · AS-2026-000001', text: '2026年11月30日前' });
  });

  it('are only for the language and notice they are written for', () => {
    const book = loadShopWords(written({ [ACCEPTED]: 'Subject: x\n\ny' }));
    expect(book('lamps', 'refund_accepted', 'zh-CN')).toBeUndefined();
    expect(book('lamps', 'refund_held', 'en')).toBeUndefined();
    expect(book('chairs', 'refund_accepted', 'en')).toBeUndefined();
  });

  it.each([
    ['Subject: {{ mony }}\n\nx', 'refund_accepted.en.liquid:1: this notice has no value "mony"; it has caseNo, '],
    [
      'Subject: x\n\nDear {{ caseNo }}\n{% if expectedAt %}{{ when }}{% endif %}',
      'refund_accepted.en.liquid:4: this notice has no value "when"',
    ],
    ['Subject: x\n\nline\n{{ money | curency }}', 'refund_accepted.en.liquid:4: undefined filter: curency'],
    ['Subject: x\n\n{% if money %}', 'refund_accepted.en.liquid:3: tag {% if money %} not closed'],
    ['Subject: x\n\n{% include "/etc/passwd" %}', 'refund_accepted.en.liquid:3: tag "include" not found'],
    ['Subject: x\n\n收到后请给我们五星好评，返现 5 元。', 'ties what we give to what customers say in public'],
    ['no subject', 'refund_accepted.en.liquid:1: must begin with "Subject: …" and an empty line'],
    ['Subject: x\n\n{% for n in (1..100000000) %}{{ money }}{% endfor %}', 'limit exceeded'],
    [`Subject: x\n\n${'y'.repeat(9_000)}`, 'is longer than 8000 characters'],
    ['Subject: x\n\n{% if expectedAt == 0 %}y{% endif %}', 'come out empty'],
  ])('that are wrong keep the worker from starting, named with file and line: %j', (text, message) => {
    expect(loading(ACCEPTED, text)).toThrow(message);
  });

  it.each([
    ['refund_acepted.en.liquid', 'there is no notice "refund_acepted"'],
    ['refund_accepted.fr.liquid', 'the language one of zh-CN, zh-TW, en'],
    ['refund_accepted.txt', 'must be called <template>.<language>.liquid'],
  ])('in a file called %s are refused by name', (name, message) => {
    expect(loading(name, 'Subject: x\n\ny')).toThrow(message);
  });

  it('take what people wrote as text: nothing of it is run', () => {
    const said = say('Subject: x\n\n{{ money }}', { params: { money: '{{ caseNo }}{% raw %}' } });
    expect(said.text).toBe('{{ caseNo }}{% raw %}');
  });

  it('that cannot be said at last are replaced by ours, with a warning', () => {
    const said = say('Subject: x\n\n{% for n in (1..20) %}{{ money }}{% endfor %}y', {
      params: { money: 'long '.repeat(200) },
    });
    expect(said.warnings).toEqual(["a shop's own words cannot be said, ours are used"]);
    expect(said.subject).toContain('Your refund is on its way');
  });

  it('that are in this repository can be said for every way their notice can be', () => {
    const book = loadShopWords('messages/shops');
    const own = book('retail-cn', 'refund_arrived', 'zh-CN');
    expect(own).toBeDefined();
    for (const { params } of everyNotice().filter(({ template }) => template === 'refund_arrived')) {
      const asked = { template: 'refund_arrived', params, locale: 'zh-CN', zone: 'Asia/Shanghai', caseNo: 'AS-1', own };
      const { text } = renderNotice(asked, (_fields, message) => {
        throw new Error(message);
      });
      expect(text).toContain('您的退款');
    }
  });
});

describe('the preview', () => {
  const none = () => undefined;

  it('says every notice there is with sample values, and names the values it has (D7)', () => {
    for (const template of new Set(everyNotice().map((notice) => notice.template)))
      for (const locale of ['en', 'zh-CN', 'zh-TW'] as const) {
        const said = previewNotice({ shop: 'lamps', zone: 'Asia/Taipei', template, locale }, none);
        expect([template, said.words, Object.keys(said.values)]).toEqual([
          template,
          'catalogue',
          [...(paramsOf(template)?.keys() ?? [])],
        ]);
        expect(said.text).not.toMatch(/undefined|null|NaN/);
      }
  });

  it('says a draft, and refuses one that cannot be said with its place', () => {
    const asked = { shop: 'lamps', zone: 'UTC', template: 'digest', locale: 'en' as const };
    expect(previewNotice({ ...asked, source: 'Subject: {{ kind }}\n\n{{ due }} due' }, none)).toMatchObject({
      words: 'draft',
      subject: 'opening · lamps',
      text: '2 due',
    });
    expect(() => previewNotice({ ...asked, source: 'Subject: x\n\n{{ money }}' }, none)).toThrow(
      'digest.en.liquid:3: this notice has no value "money"',
    );
  });
});
