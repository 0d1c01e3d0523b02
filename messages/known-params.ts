import { IntlMessageFormat } from 'intl-messageformat';
import { CATALOGUES, type Worded } from './catalogue.ts';

/** What kind of value a message's parameter has, as far as its words tell. */
export type ParamKind =
  | { readonly kind: 'date' }
  | { readonly kind: 'number' }
  | { readonly kind: 'choice'; readonly cases: readonly string[] }
  | { readonly kind: 'text' };

/** Parameters by name, in the order in which the words first speak of them. */
export type KnownParams = ReadonlyMap<string, ParamKind>;

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** The parser's numbers for what is not a value. */
const LITERAL = 0;
const DATE = 3;

/** What a template may say: the values of its English words, which are the same in every language. */
export function paramsOf(template: string): KnownParams | undefined {
  const words = wordsOf(template);
  if (words === undefined) return undefined;
  const found = new Map<string, ParamKind>();
  for (const message of [words.subject, words.text].flat())
    collect(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst(), found);
  found.delete('caseNo');
  return found;
}

function wordsOf(template: string): Worded | undefined {
  const all: Readonly<Record<string, Worded>> = { ...CATALOGUES.en.templates, ...CATALOGUES.en.ofShop };
  return Object.hasOwn(all, template) ? all[template] : undefined;
}

function collect(ast: Ast, found: Map<string, ParamKind>): void {
  for (const element of ast) {
    const type: number = element.type;
    if (!('value' in element) || type === LITERAL) continue;
    const known = found.get(element.value);
    if (known === undefined || known.kind === 'text' || isBareChoice(known))
      found.set(element.value, better(known, kindOf(element)));
    if ('options' in element) for (const { value } of Object.values(element.options)) collect(value, found);
  }
}

/** Whether a choice is only between something and nothing: what it is, its inner words tell. */
const isBareChoice = (known: ParamKind): boolean =>
  known.kind === 'choice' && known.cases.every((one) => one === 'none' || one === 'other');

const better = (known: ParamKind | undefined, next: ParamKind): ParamKind =>
  known !== undefined && next.kind === 'choice' && isBareChoice(next) ? known : next;

function kindOf(element: Ast[number]): ParamKind {
  const type: number = element.type;
  if (type === DATE) return { kind: 'date' };
  if (!('options' in element)) return { kind: 'text' };
  return 'offset' in element ? { kind: 'number' } : { kind: 'choice', cases: Object.keys(element.options) };
}
