/** One field the API did not take. */
export interface FieldProblem {
  readonly pointer: string;
  readonly in: 'body' | 'query' | 'path' | 'header';
  readonly rule: string;
  readonly message: string;
}

/** What happened meanwhile, as a refusal by version (412) tells it. */
export interface Missed {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly by?: { readonly type: string; readonly id: string };
}

interface Told {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldProblem[];
  readonly requestId?: string;
  readonly changed?: readonly Missed[];
}

/** A 'no' of the API, or its silence (`code: 'offline'`, status 0). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly FieldProblem[];
  readonly requestId: string | undefined;
  readonly changed: readonly Missed[];

  constructor({ status, code, detail, errors = [], requestId, changed = [] }: Told) {
    super(`${code}: ${detail}`);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.errors = errors;
    this.requestId = requestId;
    this.changed = changed;
  }
}

/** The problem that an answer tells; of one that is no problem document, what its status says. */
export async function problemOf(answer: Response): Promise<ApiProblem> {
  const requestId = answer.headers.get('x-request-id') ?? undefined;
  const told = (await answer.json().catch(() => ({}))) as Partial<Told>;
  return new ApiProblem({
    status: answer.status,
    code: told.code ?? 'internal',
    detail: told.detail ?? `${answer.status} ${answer.statusText}`,
    errors: told.errors ?? [],
    changed: told.changed ?? [],
    ...(requestId === undefined ? {} : { requestId }),
  });
}
