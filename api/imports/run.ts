import type { House } from '#api/access.ts';
import type { ApiDeps } from '#api/deps.ts';
import { actingAs, open } from '#api/inbound/bring.ts';
import { problemOf } from '#api/problem-of.ts';
import { problemKind } from '#api/problem-catalogue.ts';
import type { Context } from '#api/route.ts';
import { KEY_ROLES } from '#api/access.ts';
import type { ImportLineRow, ImportRow, SettledLine } from '#store/inbound/imports.ts';
import { requestOfLine } from './line-request.ts';

/** How many lines are carried out at a time. */
const AT_A_TIME = 4;

/** Carries out lines that wait, of whichever import, until none is left; answers how many there were. */
export async function runImports(deps: ApiDeps): Promise<number> {
  let done = 0;
  for (;;) {
    const lines = await deps.imports.lease(AT_A_TIME, deps.now());
    if (lines.length === 0) return done;
    await Promise.all(lines.map((line) => runLine(deps, line)));
    done += lines.length;
  }
}

/** A line that cannot be settled now keeps waiting: its lease ends, and its key makes the repetition harmless. */
async function runLine(deps: ApiDeps, line: ImportLineRow): Promise<void> {
  const list = await deps.imports.find(line.importId);
  if (!list) return;
  try {
    await deps.imports.settle(line, await outcomeOf(deps, list, line));
  } catch (error) {
    const { code } = problemOf(error);
    if (code === 'unavailable') return;
    deps.log.error({ err: error, import: line.importId, line: line.n }, 'a line of an import failed');
    await deps.imports.settle(line, { state: 'refused', code, message: problemKind(code).says });
  }
}

async function outcomeOf(deps: ApiDeps, list: ImportRow, line: ImportLineRow): Promise<SettledLine> {
  const { locale = 'en' } = deps.settings.shops[list.shop] ?? {};
  const asked = requestOfLine(line.fields ?? {}, { shop: list.shop, locale });
  if ('misfit' in asked)
    return { state: 'refused', field: asked.misfit.field, code: 'invalid', message: asked.misfit.message };
  const opened = await open(contextFor(deps, list, line.n), asked.body);
  const { caseNo = '', why, duplicate } = opened;
  if (why !== undefined) return { state: 'refused', caseNo, code: why, ...saysOf(why) };
  return { state: duplicate ? 'same' : 'opened', caseNo };
}

function saysOf(code: string): { field?: string; message?: string } {
  const kind = problemKind(code as Parameters<typeof problemKind>[0]);
  return { message: kind.says, ...(kind.field === null ? {} : { field: kind.field.slice(1) }) };
}

/** Whoever brought the list, asking once more for this line. */
function contextFor(deps: ApiDeps, { id, by, shop }: ImportRow, n: number): Context {
  const principal: House = {
    kind: 'key',
    id: by.id ?? 'import',
    role: KEY_ROLES.find((role) => role === by.type) ?? 'integrator',
    shops: [shop],
  };
  const context: Context = {
    deps,
    principal,
    requestId: `import-${id}-${n}`,
    idempotencyKey: undefined,
    key: undefined,
    ifMatch: undefined,
    ifNoneMatch: undefined,
    headers: {},
    url: '',
  };
  return actingAs(context, principal, `import-${id}-${n}`);
}
