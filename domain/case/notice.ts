import type { Notice } from './notices.ts';

/** A message to the customer. */
export const customer = (template: string, params: Notice['params'] = {}): readonly Notice[] => [
  { template, to: 'customer', params },
];
