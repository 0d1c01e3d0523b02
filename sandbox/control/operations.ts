import { carrierRoutes } from '#sandbox/carrier/routes.ts';
import type { Port } from '#sandbox/core/schemas.ts';
import { messagesRoutes } from '#sandbox/messages/routes.ts';
import { paymentsRoutes } from '#sandbox/payments/routes.ts';
import { shopRoutes } from '#sandbox/shop/routes.ts';
import { warehouseRoutes } from '#sandbox/warehouse/routes.ts';

const BY_PORT = {
  shop: shopRoutes,
  warehouse: warehouseRoutes,
  carrier: carrierRoutes,
  payments: paymentsRoutes,
  messages: messagesRoutes,
} as const;

/** The operations of a port that trouble can be switched on for. */
export const operationsOf = (port: Port): string[] => [...BY_PORT[port].map((route) => route.operation), 'webhook'];

export const isOperation = (port: Port, operation: string): boolean => operationsOf(port).includes(operation);
