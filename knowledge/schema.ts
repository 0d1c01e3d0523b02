import { z } from 'zod';
import { SYMPTOM_CODES } from '#domain/intake/symptom.ts';

const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** One known problem, as its file writes it (B2): what it is seen by, which goods it is of, and what helps. */
export const articleFile = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    version: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.-]*$/),
    title: bilingual,
    /** The goods it is known of; a sku is more exact than a category. */
    appliesTo: z.strictObject({
      categories: z.array(z.string().min(1)).default([]),
      skus: z.array(z.string().min(1)).default([]),
      /** Words of which one is in the product's name; none, and any product of the category is meant. */
      products: z.array(z.string().min(1)).default([]),
    }),
    symptoms: z.array(z.enum(SYMPTOM_CODES)),
    /** Words people search by. */
    keywords: z.strictObject({ zh: z.array(z.string().min(1)), en: z.array(z.string().min(1)) }),
    /** What the customer is to try, in order. */
    steps: z.array(bilingual).min(1),
    /** An answer to a question, and not a defect to be met before a remedy. */
    faq: z.boolean().default(false),
  })
  .refine(({ appliesTo: { categories, skus }, faq }) => faq || categories.length + skus.length > 0, {
    path: ['appliesTo'],
    message: 'names neither a category nor a sku',
  })
  .refine(({ symptoms, faq }) => faq || symptoms.length > 0, {
    path: ['symptoms'],
    message: 'names no symptom by which it could be found',
  });

/** One version of one known problem. */
export type Article = z.infer<typeof articleFile>;
