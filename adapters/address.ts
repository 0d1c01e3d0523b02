export type { Address } from '#domain/address.ts';
