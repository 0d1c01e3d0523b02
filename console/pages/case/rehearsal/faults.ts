import type * as World from '#api/world-port.ts';

/** What can be made to go wrong, as the API takes it. */
export const CALLS: readonly (typeof World.WORLD_CALLS)[number][] = [
  'shop.order',
  'shop.cancel',
  'shop.change',
  'shop.exchange',
  'shop.grant',
  'warehouse.authorise',
  'warehouse.cancel',
  'warehouse.reserve',
  'warehouse.ship',
  'warehouse.repair',
  'warehouse.intercept',
  'carrier.label',
  'carrier.parcel',
  'payments.payment',
  'payments.refund',
  'payments.lookup',
  'payments.refund_status',
  'payments.charge',
  'payments.authorise',
  'messages.send',
];
export const PORTS: readonly (typeof World.WORLD_PORTS)[number][] = ['shop', 'warehouse', 'carrier', 'payments'];
export const CALL_FAULTS: readonly (typeof World.CALL_FAULTS)[number][] = [
  'refuse',
  'http_500',
  'http_429',
  'late',
  'never',
  'garbage',
  'do_then_timeout',
  'do_then_reset',
  'read_lag',
];
export const WEBHOOK_FAULTS: readonly (typeof World.WEBHOOK_FAULTS)[number][] = [
  'drop',
  'twice',
  'late',
  'out_of_order',
];
