import type { Steps } from './step.ts';
import { chargeSteps } from './steps/charge.ts';
import { exchangeSteps } from './steps/exchange.ts';
import { repairSteps } from './steps/repair.ts';
import { shipmentSteps } from './steps/shipment.ts';
import { grantSteps } from './steps/grant.ts';
import { orderChangeSteps } from './steps/order-change.ts';
import { orderSteps } from './steps/order.ts';
import { disputeSteps } from './steps/dispute.ts';
import { refundSteps } from './steps/refund.ts';
import { outboundSteps } from './steps/outbound.ts';
import { returnSteps } from './steps/return.ts';

/** Every step, by the part it belongs to. */
export const STEPS: Steps = {
  ...orderSteps,
  ...orderChangeSteps,
  ...orderChangeSteps,
  ...refundSteps,
  ...disputeSteps,
  ...grantSteps,
  ...returnSteps,
  ...outboundSteps,
  ...shipmentSteps,
  ...repairSteps,
  ...chargeSteps,
  ...exchangeSteps,
};
