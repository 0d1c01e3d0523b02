/** The sandbox world as a rehearsal sees it: what it plans, what is switched wrong, what it was told (design 6). */
export interface WorldPort {
  /** The next thing the world has planned for an order. */
  next(orderNo: string): Promise<{ readonly at: number; readonly what: string } | undefined>;
  /** What is switched wrong for this order, and for all orders. */
  troubles(orderNo: string): Promise<readonly WorldTrouble[]>;
  switchOn(trouble: NewTrouble): Promise<void>;
  /** Nothing happens when it is off already, or belongs to another order. */
  switchOff(orderNo: string, troubleId: string): Promise<void>;
  /** What the world's provider of messages was handed about an order, oldest first. */
  mailbox(orderNo: string): Promise<readonly WorldMessage[]>;
  /** The customer hands the parcel of a return to the carrier; false when the world has nothing to send. */
  sendParcel(rma: string): Promise<boolean>;
}

export const WORLD_PORTS = ['shop', 'warehouse', 'carrier', 'payments', 'messages'] as const;

/** Calls that can be made to go wrong, by the names of the world's own contract. */
export const WORLD_CALLS = [
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
] as const;

export const CALL_FAULTS = [
  'late',
  'never',
  'http_429',
  'http_500',
  'garbage',
  'do_then_timeout',
  'do_then_reset',
  'refuse',
  'read_lag',
] as const;
export const WEBHOOK_FAULTS = ['twice', 'late', 'out_of_order', 'drop'] as const;

/** A switch for one order; after so many times it clears itself. */
export interface NewTrouble {
  readonly port: (typeof WORLD_PORTS)[number];
  readonly operation: (typeof WORLD_CALLS)[number] | 'webhook';
  readonly orderNo: string;
  readonly fault: (typeof CALL_FAULTS)[number] | (typeof WEBHOOK_FAULTS)[number];
  readonly times?: number;
}

export interface WorldTrouble {
  readonly id: string;
  readonly port: string;
  readonly operation: string;
  readonly fault: string;
  readonly times: number | null;
  readonly everywhere: boolean;
}

export interface WorldMessage {
  readonly id: string;
  readonly channel: string;
  readonly sentTo: string;
  readonly locale: string;
  readonly subject: string | null;
  readonly text: string;
  readonly at: string;
}
