import type { Settings } from '#api/deps.ts';

/** The shop that an e-mail is for: the one whose own address it was sent to, or the only one there is. */
export function shopOfAddresses(addresses: readonly string[], shops: Settings['shops']): string | undefined {
  const sentTo = new Set(addresses.map(bare));
  const found = Object.entries(shops).filter(([, { messages }]) => {
    const way = messages?.email;
    return way?.via === 'smtp' && [way.from, way.replyTo].some((own) => own !== undefined && sentTo.has(bare(own)));
  });
  const names = (found.length > 0 ? found : Object.entries(shops)).map(([name]) => name);
  return names.length === 1 ? names[0] : undefined;
}

/** `Shop <care+tag@shop.example>` as `care@shop.example`. */
const bare = (address: string): string =>
  (/<([^<>]+)>/.exec(address)?.[1] ?? address)
    .trim()
    .toLowerCase()
    .replace(/\+[^@]*@/, '@');
