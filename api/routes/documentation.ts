import { z } from 'zod';
import { docsFile, DOCS_FILES, DOCS_PAGE } from '#api/docs-page.ts';
import { defineRoute, type Answer } from '#api/route.ts';

const shared = { method: 'get', tag: 'documentation', idempotency: 'none', cites: [] } as const;

export const openapi = defineRoute({
  ...shared,
  path: '/openapi.json',
  operationId: 'openapi',
  summary: 'This API as OpenAPI 3.1',
  responses: { 200: { description: 'The document.', schema: z.record(z.string(), z.unknown()) } },
  handler: (_input, { deps }): Answer => ({ status: 200, body: deps.openapi() }),
});

export const docs = defineRoute({
  ...shared,
  path: '/docs',
  operationId: 'docs',
  summary: 'This API as a page',
  responses: { 200: { description: 'The page.', contentType: 'text/html' } },
  handler: (): Answer => ({ status: 200, body: DOCS_PAGE, headers: { 'Content-Type': 'text/html; charset=utf-8' } }),
});

/** The page's own parts, from the installed package: nothing is asked of anybody else. */
export const docsPart = defineRoute({
  ...shared,
  path: '/docs/{file}',
  operationId: 'docsPart',
  summary: "A part of the documentation's page",
  params: z.strictObject({ file: z.enum(DOCS_FILES) }),
  responses: { 200: { description: 'The part.', contentType: 'text/plain' } },
  async handler({ params: { file } }) {
    const { content, contentType } = await docsFile(file);
    return {
      status: 200,
      body: content,
      headers: { 'Content-Type': contentType, 'Cache-Control': 'public, max-age=3600' },
    };
  },
});
