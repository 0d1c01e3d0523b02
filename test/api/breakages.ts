/** The little of JSON Schema that our own document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly additionalProperties?: boolean;
}

/** A right value with one thing wrong in it, and where and why it must be refused. */
export interface Breakage {
  readonly what: string;
  readonly value: unknown;
  readonly pointer: string;
  readonly rules: readonly string[];
}

type Resolve = (schema: Schema) => Schema;
interface Here {
  readonly schema: Schema;
  readonly value: unknown;
  readonly pointer: string;
}

/** Every way to break one field of a valid body, from the schema that is published for it. */
export function breakagesOf(here: Here, resolve: Resolve): Breakage[] {
  const schema = branchFor(resolve(here.schema), here.value, resolve);
  const self = [...wrongType(schema, here), ...wrongValue(schema, here)];
  if (Array.isArray(here.value)) return [...self, ...inArray(schema, here, resolve)];
  if (isObject(here.value)) return [...self, ...inObject(schema, here, resolve)];
  return self;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of a union, the branch that the valid value is of: the one that knows all its keys and fixed values. */
function branchFor(schema: Schema, value: unknown, resolve: Resolve): Schema {
  const branches = schema.properties === undefined ? (schema.anyOf ?? schema.oneOf) : undefined;
  if (!branches) return schema;
  const fits = (branch: Schema): boolean =>
    isObject(value) &&
    Object.entries(value).every(([key, inner]) => {
      const known = branch.properties?.[key];
      return known !== undefined && (known.const === undefined || known.const === inner);
    });
  const found = branches.map(resolve).find(fits);
  if (!found) throw new Error(`no branch for ${JSON.stringify(value)}`);
  return found;
}

const TYPE_RULES = ['type', 'enum', 'min', 'unknown_key', 'required'];

function wrongType(schema: Schema, { pointer }: Here): Breakage[] {
  const wrong = schema.type === 'string' ? [17, null, ['x'], { x: 1 }] : ['x', null, true];
  const values = schema.type === 'boolean' ? ['x', null, 1] : wrong;
  return values.map((value) => ({
    what: `${JSON.stringify(value)} for ${schema.type ?? 'a value'}`,
    value,
    pointer,
    rules: TYPE_RULES,
  }));
}

/** What breaks each keyword of a schema, and by which rules it may be refused. */
const BREAKERS: readonly ((
  schema: Schema,
) => readonly [what: string, value: unknown, ...rules: string[]] | undefined)[] = [
  ({ enum: values, const: fixed }) =>
    (values ?? fixed) === undefined ? undefined : ['none of the values', 'no-such-value', 'enum'],
  ({ maxLength }) => (maxLength === undefined ? undefined : ['too long', 'a'.repeat(maxLength + 1), 'max', 'format']),
  ({ minLength }) => (minLength === undefined ? undefined : ['empty', '', 'min', 'format']),
  ({ minLength }) => (minLength === undefined ? undefined : ['with NUL', 'a\u0000b', 'format']),
  ({ minLength }) => (minLength === undefined ? undefined : ['half a character', 'a\ud800', 'format']),
  ({ pattern }) => (pattern === undefined ? undefined : ['of another form', ' ? ', 'format']),
  ({ format }) => (format === undefined ? undefined : [`no ${format}`, 'nonsense', 'format']),
  ({ minimum }) => (minimum === undefined ? undefined : ['too small', minimum - 1, 'min']),
  ({ maximum }) => (maximum === undefined ? undefined : ['too large', maximum + 1, 'max']),
  ({ type, minimum = 0 }) => (type === 'integer' ? ['a fraction', minimum + 0.5, 'type', 'min'] : undefined),
  ({ minItems }) => (minItems === undefined ? undefined : ['too few', [], 'min']),
];

const wrongValue = (schema: Schema, { pointer }: Here): Breakage[] =>
  BREAKERS.flatMap((breaker) => {
    const [what, value, ...rules] = breaker(schema) ?? [];
    return what === undefined ? [] : [{ what, value, pointer, rules }];
  });

function inArray(schema: Schema, { value, pointer }: Here, resolve: Resolve): Breakage[] {
  const items = value as unknown[];
  const tooMany =
    schema.maxItems === undefined
      ? []
      : [
          {
            what: 'too many',
            value: Array.from({ length: schema.maxItems + 1 }, (_, n) => ({ ...(items[0] as object), line: n + 1 })),
            pointer,
            rules: ['max', 'type'],
          },
        ];
  const inner = schema.items
    ? breakagesOf({ schema: schema.items, value: items[0], pointer: `${pointer}/0` }, resolve)
    : [];
  return [...tooMany, ...inner.map((broken) => ({ ...broken, value: [broken.value, ...items.slice(1)] }))];
}

function inObject(schema: Schema, { value, pointer }: Here, resolve: Resolve): Breakage[] {
  const fields = value as Record<string, unknown>;
  const missing = (schema.required ?? []).map((name) => {
    const { [name]: _left, ...rest } = fields;
    return { what: `without ${name}`, value: rest, pointer: `${pointer}/${name}`, rules: ['required', 'enum'] };
  });
  const unknown = {
    what: 'with an unknown key',
    value: { ...fields, amount_captured: 1 },
    pointer: `${pointer}/amount_captured`,
    rules: ['unknown_key'],
  };
  const inner = Object.entries(fields).flatMap(([name, field]) => {
    const known = schema.properties?.[name];
    if (!known) throw new Error(`${pointer}/${name} is not in the published schema`);
    return breakagesOf({ schema: known, value: field, pointer: `${pointer}/${name}` }, resolve).map((broken) => ({
      ...broken,
      value: { ...fields, [name]: broken.value },
    }));
  });
  return [...missing, unknown, ...inner];
}
