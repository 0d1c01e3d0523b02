import { composeWords, inReadersLanguage } from '#messages/compose-words.ts';

const AT = Date.parse('2026-11-25T09:00:00Z');
const slip = {
  shop: 'retail-cn',
  caseNo: 'AS-2026-000001',
  template: 'slip',
  params: { reason: 'promise_not_kept_yet', promisedAt: AT, newAt: AT + 2 * 3_600_000 },
  locale: 'en',
};
const said = (
  toRole: string,
  { shopLocale, pages }: { shopLocale?: 'zh-CN'; pages?: string } = { shopLocale: 'zh-CN' },
) =>
  composeWords(inReadersLanguage({ ...slip, toRole }, shopLocale), {
    zone: 'Asia/Shanghai',
    shopWords: () => undefined,
    wordsBy: () => Promise.resolve(undefined),
    pages,
  });

describe('a kept message', () => {
  it('is said to a customer in their own language, to the shop’s people in theirs', async () => {
    expect((await said('customer')).subject).toContain('This takes longer than we promised');
    expect((await said('supervisor')).subject).toContain('会比我们承诺的晚一些');
    expect((await said('supervisor', {})).subject).toContain('This takes longer than we promised');
  });

  it('leads customers to their own page, and nobody else (J2)', async () => {
    const pages = 'https://care.example.com';
    expect((await said('customer', { pages })).text).toMatch(/https:\/\/care\.example\.com\/ask\/retail-cn$/u);
    expect((await said('supervisor', { pages })).text).not.toContain(pages);
    expect((await said('customer')).text).not.toContain('https://');
  });

  it('tells a date that slips by hours with its time (D7)', async () => {
    const { text } = await said('customer');
    expect(text).toMatch(/November 25, 2026 at 4:59\sPM/u);
    expect(text).toMatch(/November 25, 2026 at 6:59\sPM/u);
  });
});
