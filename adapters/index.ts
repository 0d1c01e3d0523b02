import { createHttpCarrier } from './carrier/http.ts';
import type { CarrierPort } from './carrier/port.ts';
import { createHttpMessages } from './messages/http.ts';
import type { MessagesPort } from './messages/port.ts';
import { createHttpPayments } from './payments/http.ts';
import type { PaymentsPort } from './payments/port.ts';
import { createHttpShop } from './shop/http.ts';
import type { ShopPort } from './shop/port.ts';
import { createHttpWarehouse } from './warehouse/http.ts';
import type { WarehousePort } from './warehouse/port.ts';

/** Everything outside that a case deals with. */
export interface Ports {
  readonly shop: ShopPort;
  readonly warehouse: WarehousePort;
  readonly carrier: CarrierPort;
  readonly payments: PaymentsPort;
  readonly messages: MessagesPort;
}

export type PortName = keyof Ports;

/** Where the outside is: each URL is the root of that port's contract, `https://shop.example/shop/v1`. */
export interface HttpPortsConfig {
  readonly shopUrl: string;
  readonly warehouseUrl: string;
  readonly carrierUrl: string;
  readonly paymentsUrl: string;
  readonly messagesUrl: string;
  readonly token: string;
  /** Tokens of ports that have one of their own: five companies need not share a secret. */
  readonly tokens?: { readonly [P in PortName]?: string };
  readonly timeoutMs: number;
}

/** All ports over HTTP; throws when an address or token can never work. */
export function createHttpPorts(config: HttpPortsConfig): Ports {
  const endpoint = (port: PortName, url: string) => ({
    url,
    token: config.tokens?.[port] ?? config.token,
    timeoutMs: config.timeoutMs,
  });
  return {
    shop: createHttpShop(endpoint('shop', config.shopUrl)),
    warehouse: createHttpWarehouse(endpoint('warehouse', config.warehouseUrl)),
    carrier: createHttpCarrier(endpoint('carrier', config.carrierUrl)),
    payments: createHttpPayments(endpoint('payments', config.paymentsUrl)),
    messages: createHttpMessages(endpoint('messages', config.messagesUrl)),
  };
}
