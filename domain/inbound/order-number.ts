/** Behind these words stands an order's number. */
const NAMED =
  /(?:订单编号|订单号码?|訂單編號|訂單號碼?|订单|訂單|orders?\s*(?:number|no\.?|nr\.?|id)?)\s*(?:是|为|為|is)?\s*[:：#＃]?\s*#?([A-Za-z0-9][A-Za-z0-9_-]{3,63})/gi;
const MARKED = /(?<![A-Za-z0-9/#])[#＃]([A-Za-z0-9][A-Za-z0-9_-]{3,63})/g;
const CASE_NUMBER = /AS-\d{4}-\d{6,}/;

/** The number of an order that a letter is about; undefined when it names none, or several: then a person looks. */
export function orderNumberIn(...texts: readonly string[]): string | undefined {
  for (const pattern of [NAMED, MARKED]) {
    const found = texts.flatMap((text) => [...text.matchAll(pattern)].flatMap(([, number]) => number ?? []));
    const numbers = new Set(found.filter((number) => /\d{3}/.test(number) && !CASE_NUMBER.test(number)));
    if (numbers.size === 1) return [...numbers][0];
    if (numbers.size > 1) return undefined;
  }
  return undefined;
}

/** The number of a case in a subject. */
export const caseNumberIn = (text: string): string | undefined => CASE_NUMBER.exec(text)?.[0];
