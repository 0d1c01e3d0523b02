import fc from 'fast-check';
import { gramsOf, gramsOfTerm, plain, termsOf } from '#domain/search/grams.ts';
import { numberOf, phonesOf } from '#domain/search/numbers.ts';
import { snippetOf } from '#domain/search/snippet.ts';

describe('the pieces of a text', () => {
  it('are single characters and pairs in Chinese, which has no spaces between words (E4)', () => {
    expect(gramsOf('不能开机')).toEqual(['不', '不能', '开', '开机', '机', '能', '能开']);
    expect(gramsOfTerm('开机')).toEqual(['开机']);
    expect(gramsOfTerm('机')).toEqual(['机']);
    expect(gramsOfTerm('不能开机')).toEqual(['不能', '开机', '能开']);
  });

  it('are threes of letters and digits, and how each word begins (E4)', () => {
    expect(gramsOf('Lamp it')).toEqual(['^i', '^it', '^l', '^la', 'amp', 'lam']);
    expect(gramsOfTerm('la')).toEqual(['^la']);
    expect(gramsOfTerm('lamp')).toEqual(['amp', 'lam']);
  });

  it('keep the two kinds of writing apart where they meet', () => {
    expect(gramsOfTerm('iPhone坏了')).toEqual(['hon', 'iph', 'one', 'pho', '坏了']);
  });

  it('are the same for full and half width, and for large and small letters', () => {
    expect(gramsOf('ＬＡＭＰ')).toEqual(gramsOf('lamp'));
  });

  it('of an e-mail address are the address, whose parts everybody has; of a part of one its own (E4)', () => {
    expect(gramsOfTerm('Ada7@example.test')).toEqual(['=ada7@example.test']);
    expect(gramsOf('邮箱ada7@example.test谢谢')).toEqual(
      expect.arrayContaining(['=ada7@example.test', '邮箱', 'ada', 'exa']),
    );
    expect(gramsOfTerm('ada7@')).toEqual(['ada', 'da7']);
  });

  it('of a term are among those of any text that has it (property)', () => {
    const letters = fc.string({ unit: fc.constantFrom(...Array.from('ab1 不能开机，.%_\\*é')), maxLength: 12 });
    fc.assert(
      fc.property(letters, letters, letters, (before, middle, after) => {
        const term = plain(middle).replaceAll(' ', '');
        // a short word is found by how it begins, so it is asked for where a word begins
        const text = `${before} ${term}${after}`;
        const known = new Set(gramsOf(text));
        const long = gramsOfTerm(term).filter((gram) => !gram.startsWith('^'));
        expect(long.filter((gram) => !known.has(gram))).toEqual([]);
      }),
    );
  });

  it('has nothing for wildcards alone, and takes them for themselves elsewhere (E4)', () => {
    expect(termsOf('% _ .* \\')).toEqual([]);
    expect(termsOf(' 100%  坏了 ')).toEqual(['100%', '坏了']);
  });
});

describe('numbers', () => {
  it.each([
    ['#w2611340', 'W2611340'],
    [' SF 1234 5678 ', 'SF12345678'],
    ['ａｓ-2026-000001', 'AS-2026-000001'],
    ['', undefined],
    ['9'.repeat(65), undefined],
  ])('are compared without spaces, case and a leading #: %s', (text, number) => {
    expect(numberOf(text)).toBe(number);
  });

  it.each([
    ['138 1234 5678', ['13812345678']],
    ['+86 138-1234-5678', ['8613812345678', '13812345678']],
    ['0086 13812345678', ['8613812345678', '13812345678']],
    ['+1 (555) 010-0100', ['15550100100', '5550100100']],
    ['555', []],
    ['W2611340', []],
  ])('of phones are looked for as digits, with and without a country: %s', (text, phones) => {
    expect(phonesOf(text)).toEqual(phones);
  });
});

describe('a snippet', () => {
  it('shows the first term in its own writing, with a little around it (E4)', () => {
    expect(snippetOf('The Lamp does\n not switch on', ['lamp'])).toEqual({
      before: 'The ',
      match: 'Lamp',
      after: ' does not switch on',
    });
    const long = `${'前'.repeat(60)}坏了${'后'.repeat(60)}`;
    expect(snippetOf(long, ['坏了'])).toEqual({
      before: `…${'前'.repeat(40)}`,
      match: '坏了',
      after: `${'后'.repeat(40)}…`,
    });
    expect(snippetOf('nothing here', ['lamp'])).toBeUndefined();
  });
});
