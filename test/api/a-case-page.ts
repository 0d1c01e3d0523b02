import type { ApiDeps } from '#api/deps.ts';

/** What stands around the case of the tests: an order that nobody has looked up yet, and no words. */
export const aCasePage = (change: Partial<ApiDeps['casePage']> = {}): ApiDeps['casePage'] => ({
  background: async () => undefined,
  texts: async () => [],
  zoneOf: () => 'UTC',
  sayReply: async (_record, { text }) => ({
    subject: 'Our answer to you',
    text,
    locale: 'en',
    channel: 'email',
    notBefore: null,
  }),
  ...change,
});

/** The world around its order, with nothing planned and nothing wrong. */
export const aWorldDesk = (change: Partial<NonNullable<ApiDeps['world']>> = {}): NonNullable<ApiDeps['world']> => ({
  next: async () => undefined,
  troubles: async () => [],
  switchOn: async () => undefined,
  switchOff: async () => undefined,
  mailbox: async () => [],
  sendParcel: async () => true,
  ...change,
});
