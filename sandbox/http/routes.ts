import { carrierRoutes } from '#sandbox/carrier/routes.ts';
import { copyRoutes } from '#sandbox/control/copy-routes.ts';
import { complaintRoutes } from '#sandbox/control/complaint-routes.ts';
import { goodsPlanRoutes } from '#sandbox/control/goods-plan-routes.ts';
import { journalRoutes } from '#sandbox/control/journal-routes.ts';
import { moneyRoutes } from '#sandbox/control/money-routes.ts';
import { orderRoutes } from '#sandbox/control/order-routes.ts';
import { parcelRoutes } from '#sandbox/control/parcel-routes.ts';
import { peopleRoutes } from '#sandbox/control/people-routes.ts';
import { planRoutes } from '#sandbox/control/plan-routes.ts';
import { shopControlRoutes } from '#sandbox/control/shop-routes.ts';
import { timelineRoutes } from '#sandbox/control/timeline-routes.ts';
import { troubleRoutes } from '#sandbox/control/trouble-routes.ts';
import { warehouseControlRoutes } from '#sandbox/control/warehouse-routes.ts';
import type { Route } from '#sandbox/http/route.ts';
import { messagesRoutes } from '#sandbox/messages/routes.ts';
import { paymentsRoutes } from '#sandbox/payments/routes.ts';
import { shopRoutes } from '#sandbox/shop/routes.ts';
import { warehouseRoutes } from '#sandbox/warehouse/routes.ts';

/** Everything that the world answers, in the order in which it is looked for. */
export const ROUTES: readonly Route[] = [
  ...shopRoutes,
  ...warehouseRoutes,
  ...carrierRoutes,
  ...paymentsRoutes,
  ...messagesRoutes,
  ...orderRoutes,
  ...copyRoutes,
  ...complaintRoutes,
  ...timelineRoutes,
  ...peopleRoutes,
  ...parcelRoutes,
  ...warehouseControlRoutes,
  ...planRoutes,
  ...moneyRoutes,
  ...shopControlRoutes,
  ...goodsPlanRoutes,
  ...troubleRoutes,
  ...journalRoutes,
];
