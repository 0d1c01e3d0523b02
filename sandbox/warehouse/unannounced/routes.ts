import { z } from 'zod';
import { found } from '#sandbox/core/same-key.ts';
import { idSchema } from '#sandbox/core/schemas.ts';
import { defineRoute } from '#sandbox/http/route.ts';
import { unannouncedSchema } from '#sandbox/warehouse/unannounced/schemas.ts';

const lookup = defineRoute({
  operation: 'warehouse.unannounced',
  method: 'get',
  path: '/warehouse/v1/unannounced/{trackingNo}',
  summary: 'A parcel that came back without a return: refused on delivery, or not to be delivered',
  params: z.object({ trackingNo: idSchema }),
  reply: unannouncedSchema,
  codes: ['receipt_unknown'],
  handle: ({ tx, params, sees }) =>
    found(tx.state.warehouse.unannounced, params.trackingNo, { thing: 'receipt', sees }),
});

export const unannouncedRoutes = [lookup] as const;
