import type { Aftercare } from './aftercare.ts';
import type { OrderSummary } from './schemas.ts';
import type { World } from './world.ts';

const DELIVERED_DAYS_AGO = 3;

/** A delivered order of the retail data that no case was opened for yet, delivered three days ago. */
export async function pickOrder({ aftercare, world }: { aftercare: Aftercare; world: World }): Promise<OrderSummary> {
  for await (const order of world.deliveredOrders()) {
    if (await aftercare.hasCase(order.orderNo)) continue;
    await world.deliveredDaysAgo(order.orderNo, DELIVERED_DAYS_AGO);
    return order;
  }
  throw new Error(
    'every delivered order of the world has had a case: POST /world/v1/reset of the world brings fresh ones',
  );
}
