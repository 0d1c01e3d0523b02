import { z } from 'zod';
import { PORTS, orderNoSchema } from '#sandbox/core/schemas.ts';

/** What can go wrong with a call. */
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
export type CallFault = (typeof CALL_FAULTS)[number];

/** What can go wrong with a webhook on its way to us. */
export const WEBHOOK_FAULTS = ['twice', 'late', 'out_of_order', 'drop'] as const;

const faultSchema = z.enum([...CALL_FAULTS, ...WEBHOOK_FAULTS.filter((one) => one !== 'late')]);

export const troubleInputSchema = z
  .strictObject({
    port: z.enum(PORTS),
    operation: z.string().min(1).meta({ description: 'e.g. payments.refund, or webhook', example: 'payments.refund' }),
    orderNo: orderNoSchema.optional(),
    fault: faultSchema,
    delayMs: z.int().min(0).max(3_600_000).optional(),
    code: z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,63}$/u, 'a code in snake_case')
      .optional(),
    times: z.int().min(1).max(1_000_000).optional().meta({ description: 'after so many times it clears itself' }),
  })
  .superRefine(({ operation, fault }, context) => {
    const fits = operation === 'webhook' ? isOneOf(WEBHOOK_FAULTS, fault) : isOneOf(CALL_FAULTS, fault);
    if (fits) return;
    const faults = operation === 'webhook' ? WEBHOOK_FAULTS : CALL_FAULTS;
    context.addIssue({ code: 'custom', path: ['fault'], message: `for ${operation} one of ${faults.join(', ')}` });
  })
  .meta({ id: 'TroubleInput' });

const isOneOf = (list: readonly string[], text: string): boolean => list.includes(text);

export const troubleSchema = troubleInputSchema.safeExtend({ troubleId: z.string() }).meta({ id: 'Trouble' });
export type Trouble = z.infer<typeof troubleSchema>;
