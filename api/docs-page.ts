import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export const DOCS_FILES = ['swagger-ui-bundle.js', 'swagger-ui.css', 'favicon-32x32.png', 'start.js'] as const;
type DocsFile = (typeof DOCS_FILES)[number];

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  png: 'image/png',
};

/** The page loads only what we serve ourselves, and runs no script of its own: the policy of the API forbids both. */
export const DOCS_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Aftercare API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" href="/docs/favicon-32x32.png">
</head>
<body>
<div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

// validatorUrl: without it the page asks a server of its makers to check the document.
const START = `window.ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  validatorUrl: null,
  persistAuthorization: false,
  tagsSorter: 'alpha',
});
`;

const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

export async function docsFile(file: DocsFile): Promise<{ content: Buffer; contentType: string }> {
  const content = file === 'start.js' ? Buffer.from(START) : await readFile(join(folder, file));
  return { content, contentType: TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream' };
}
