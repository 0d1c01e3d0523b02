import type { Steps } from './step.ts';
import { orderSteps } from './steps/order.ts';
import { refundSteps } from './steps/refund.ts';
import { returnSteps } from './steps/return.ts';

/** Every step, by the part it belongs to. */
export const STEPS: Steps = { ...orderSteps, ...refundSteps, ...returnSteps };
