import { z } from 'zod';
import { defineRoute } from '#api/route.ts';
import { reference, words } from '#api/schemas/fields.ts';
import { symptomCode } from '#api/schemas/intake-view.ts';
import { withoutAbsent } from '#api/without-absent.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });
const article = z
  .object({
    id: z.string(),
    version: z.string(),
    title: bilingual,
    symptoms: z.array(symptomCode),
    steps: z.array(bilingual),
    faq: z.boolean(),
  })
  .meta({ id: 'Article', description: 'A known problem, or the answer to a question, in the version in force (B2).' });

export const searchKnowledge = defineRoute({
  method: 'get',
  path: '/v1/knowledge',
  operationId: 'searchKnowledge',
  tag: 'knowledge',
  summary: 'Look for known problems and answers',
  description: 'By words, or by goods and what is seen of them; without any, all there are.',
  cites: ['B2', 'J1', 'J2'],
  idempotency: 'none',
  query: z.strictObject({
    q: words(200).optional().meta({ description: 'Words in any of the languages.' }),
    category: words(64).optional(),
    sku: reference(64).optional(),
    symptom: symptomCode.optional(),
  }),
  responses: { 200: { description: 'What fits, the best first.', schema: z.object({ data: z.array(article) }) } },
  handler({ query: { q, ...wish } }, { deps }) {
    const found = deps.knowledge.search(withoutAbsent({ words: q, ...wish }));
    const data = found.map(({ id, version, title, symptoms, steps, faq }) => ({
      id,
      version,
      title,
      symptoms,
      steps,
      faq,
    }));
    return { status: 200, body: { data } };
  },
});
