import { gramsOf, plain } from '#domain/search/grams.ts';
import { numberOf, phoneDigits } from '#domain/search/numbers.ts';
import type { CaseRequest } from '#domain/intake/request.ts';
import type { Order } from '#domain/order.ts';
import type { searchTexts } from '#store/schema/search.ts';

export type SearchRow = typeof searchTexts.$inferSelect;

/** Who somebody is, as far as they told. */
export interface Contact {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** All that a case can be found by. */
export interface SearchSources {
  readonly caseNo: string;
  readonly openedAt: number;
  readonly request: CaseRequest;
  readonly order: Pick<Order, 'lines'> | undefined;
  readonly people: readonly Contact[];
  /** What people wrote, the oldest first. */
  readonly words: readonly string[];
}

/** A shop is a piece too: so the index alone finds what is in a shop and has a word. */
export const shopGram = (shop: string): string => `@${shop}`;

/** The row a case is found by; nothing else than its sources goes into it, so that it can be derived anew. */
export function searchRowOf({ caseNo, openedAt, request, order, people, words }: SearchSources): SearchRow {
  const contacts = [...new Set(people.flatMap(linesOf))].join('\n');
  const written = words.map(plain).join('\n');
  return {
    caseNo,
    shop: request.shop,
    openedAt,
    numbers: numbersOf(caseNo, request, order),
    people: contacts,
    words: written,
    grams: [shopGram(request.shop), ...gramsOf(`${contacts}\n${written}`)],
    orderKnown: order !== undefined,
  };
}

/** The case, its order, and of what it is about the articles and serial numbers. */
function numbersOf(caseNo: string, request: CaseRequest, order: SearchSources['order']): string[] {
  const { items, serials = [] } = request;
  const lines = (order?.lines ?? []).filter(({ lineNo }) => items?.some((item) => item.lineNo === lineNo) ?? true);
  const named = [
    caseNo,
    request.order,
    ...serials,
    ...lines.flatMap((line) => [line.sku, ...(line.serials ?? [])]),
  ].flatMap((number) => numberOf(number) ?? []);
  return [...new Set(named)].toSorted();
}

function linesOf({ name, email, phone }: Contact): string[] {
  const given = [name, email, phone].filter((line) => line !== null).map(plain);
  const digits = phone === null ? '' : phoneDigits(phone);
  return [...given, digits].filter((line) => line !== '');
}
