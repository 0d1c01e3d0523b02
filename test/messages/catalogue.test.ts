import { IntlMessageFormat } from 'intl-messageformat';
import { LOCALES } from '#domain/intake/request.ts';
import { CATALOGUES, type Catalogue } from '#messages/catalogue.ts';
import { everyNotice } from './every-notice.ts';

/** The parser's number for plain text. */
const LITERAL = 0;

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** Names of the values a message needs, those inside of its cases too. */
function argumentsOf(ast: Ast): string[] {
  return ast.flatMap((element) => {
    const type: number = element.type;
    if (!('value' in element) || type === LITERAL) return [];
    const inner = 'options' in element ? Object.values(element.options).flatMap(({ value }) => argumentsOf(value)) : [];
    return [element.value, ...inner];
  });
}

/** The cases a message tells apart, for each value. */
function casesOf(ast: Ast): string[] {
  return ast.flatMap((element) => {
    if (!('options' in element)) return [];
    const own = !('offset' in element) ? [`${element.value}: ${Object.keys(element.options).toSorted().join()}`] : [];
    return [...own, ...Object.values(element.options).flatMap(({ value }) => casesOf(value))];
  });
}

const described = ({ subject, text }: Catalogue['templates'][string], locale: string) => {
  const asts = [subject, text]
    .flat()
    .map((message) => new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst());
  return {
    values: [...new Set(asts.flatMap(argumentsOf))].toSorted(),
    cases: [...new Set(asts.flatMap(casesOf))].toSorted(),
  };
};

const { en } = CATALOGUES;

describe('the message catalogue', () => {
  it('is there in every language a case can have', () => {
    expect(Object.keys(CATALOGUES).toSorted()).toEqual([...LOCALES].toSorted());
  });

  it.each(LOCALES)('says the same in %s as in English: same templates, same values, same cases', (locale) => {
    const catalogue: Catalogue = CATALOGUES[locale];
    const describedAll = (one: Catalogue, language: string) =>
      Object.fromEntries(
        Object.entries({ ...one.frames, ...one.templates }).map(([name, words]) => [name, described(words, language)]),
      );
    expect(describedAll(catalogue, locale)).toEqual(describedAll(en, 'en'));
    expect(Object.keys(catalogue.questions)).toEqual(Object.keys(en.questions));
  });

  it('holds a template for every notice of the domain, and no other but the one for want of words', () => {
    const needed = new Set(everyNotice().map(({ template }) => template));
    expect(Object.keys(en.templates).toSorted()).toEqual([...needed, 'news'].toSorted());
  });

  it('never speaks of ratings or public opinions: no money and no help is tied to them (R48)', () => {
    const words = JSON.stringify(CATALOGUES).replaceAll(/\{\w+\}/g, '');
    expect(words).not.toMatch(
      /review|rating|\bstars?\b|feedback|recommend|testimonial|好评|差评|评价|评论|晒单|追评|星级|打分/i,
    );
  });
});
