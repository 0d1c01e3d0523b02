import type { z } from 'zod';
import type { Access, Principal } from './access.ts';
import { permissionOf, type Relation } from './permissions.ts';
import type { ApiDeps } from './deps.ts';
import type { ProblemCode } from './problem-catalogue.ts';
import { invalid, parsePart, type RawInput } from './validation.ts';

export type Method = 'get' | 'post';

/** What every handler is told besides its input. */
export interface Context {
  readonly deps: ApiDeps;
  /** Who asks; open routes have nobody. */
  readonly principal: Principal | undefined;
  readonly requestId: string;
  /** The caller's Idempotency-Key as it was sent. */
  readonly idempotencyKey: string | undefined;
  /** The same made unique to caller and operation: Temporal's update id. */
  readonly key: string | undefined;
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** The address the request came to, for links to the next page. */
  readonly url: string;
}

/** What a handler answers; `body` is sent as JSON unless the response names another type. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The handler has looked itself whether the role may see these bytes, which nothing else can mask. */
  readonly isMasked?: true;
}

export interface ResponseSpec {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly contentType?: string;
  /** Types of files it can also be sent as, by a wish in the query. */
  readonly files?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

interface Spec {
  readonly method: Method;
  /** OpenAPI's form, `/v1/cases/{no}`. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** Requirement ids the operation serves. */
  readonly cites: readonly string[];
  readonly idempotency: 'required' | 'optional' | 'none';
  /** Whether `If-Match` is honoured, and whether a decision without it is refused (428). */
  readonly ifMatch?: 'optional' | 'required';
  /** `raw`: the handler gets the bytes, for signatures and files. */
  readonly bodyKind?: 'json' | 'raw';
  /** What raw bytes may be of, for the documentation; JSON unless said. */
  readonly bodyTypes?: readonly string[];
  /** The most bytes of a body, where it is not the usual limit. */
  readonly bodyLimit?: number;
  readonly responses: Readonly<Record<number, ResponseSpec>>;
  /** The refusals this operation is known for, named in its documentation. */
  readonly refusals?: readonly ProblemCode[];
}

export interface RouteDefinition<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> extends Spec {
  /** Only where a test makes up a route: those of the API have their row in the table of permissions. */
  readonly roles?: Access;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly handler: (
    input: { readonly params: z.output<P>; readonly query: z.output<Q>; readonly body: z.output<B> },
    context: Context,
  ) => Promise<Answer> | Answer;
}

/** One row of the route table: Express, OpenAPI, authorisation and the generated tests all read it. */
export interface Route extends Spec {
  /** Whom it serves and what it touches, by its row in the table of permissions (H2). */
  readonly roles: Access;
  readonly within: Relation;
  readonly params: z.ZodType | undefined;
  readonly query: z.ZodType | undefined;
  readonly body: z.ZodType | undefined;
  /** Parses the input, refusing what is wrong, and gives back the handler ready to run. */
  readonly bind: (input: RawInput) => (context: Context) => Promise<Answer>;
}

export function defineRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  definition: RouteDefinition<P, Q, B>,
): Route {
  const { handler, params, query, body, roles = [], ...spec } = definition;
  const permission = permissionOf(spec.operationId);
  return {
    ...spec,
    roles: permission?.roles ?? roles,
    within: permission?.within ?? 'all',
    params,
    query,
    body,
    bind(input) {
      const path = parsePart(params, input.params, 'path');
      const asked = parsePart(query, input.query, 'query');
      const sent = parsePart(body, input.body, 'body');
      const errors = [...path.errors, ...asked.errors, ...sent.errors];
      if (errors.length > 0) throw invalid(errors);
      return async (context) => handler({ params: path.value, query: asked.value, body: sent.value }, context);
    },
  };
}
