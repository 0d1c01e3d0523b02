import { Liquid, type Template } from 'liquidjs';
import { CannotBeSaid, localDay, localMoney, type Params, type Reader } from './format.ts';

/** A shop's own words are no longer than this, nor is what comes of them. */
const SOURCE_LIMIT = 8_000;
const OUTPUT_LIMIT = 6_000;
const SUBJECT_LIMIT = 150;

/** Tags that would read other files, count on from one message to the next, or lay out pages. */
const TAKEN_OUT = ['include', 'render', 'layout', 'block', 'tablerow', 'increment', 'decrement', 'cycle', 'liquid'];

/** Every value a template may use must be there, every filter known; no file is read and nothing of ours is called. */
function engineFor(reader: Reader): Liquid {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    parseLimit: SOURCE_LIMIT,
    renderLimit: 100,
    memoryLimit: 100_000,
    templates: {},
  });
  for (const tag of TAKEN_OUT) delete engine.tags[tag];
  const day = (value: unknown): string => (typeof value === 'number' ? localDay(value, reader) : '');
  engine.registerFilter('day', day);
  // Liquid's own would tell the day of the machine's zone.
  engine.registerFilter('date', day);
  engine.registerFilter('money', (value: unknown) =>
    typeof value === 'string' ? localMoney(value, reader.locale) : '',
  );
  return engine;
}

const engines = new Map<string, Liquid>();

function engineOf(reader: Reader): Liquid {
  const key = `${reader.locale} ${reader.zone}`;
  const known = engines.get(key) ?? engineFor(reader);
  engines.set(key, known);
  return known;
}

/** A shop's own words for one notice in one language. */
export interface ShopWords {
  readonly name: string;
  readonly subject: string;
  readonly body: string;
}

/** Where in a template something is wrong. */
export class TemplateFault extends Error {
  override readonly name = 'TemplateFault';
  readonly line: number;

  constructor(message: string, line: number, options?: ErrorOptions) {
    super(message, options);
    this.line = line;
  }
}

export interface ShopWordsSource {
  readonly name: string;
  readonly text: string;
}

const PARSER = engineOf({ locale: 'en', zone: 'UTC' });
const HEAD = /^Subject:[ \t]*(?<subject>\S[^\n]*)\n[ \t]*\n/;

/**
 * Reads a shop's own words: a line `Subject: …`, an empty line, the body. Throws a `TemplateFault` that names file,
 * line and what is wrong: a tag or filter that is not there, or a value that this notice does not have.
 */
export function readShopWords({ name, text }: ShopWordsSource, allowed: ReadonlySet<string>): ShopWords {
  const source = text.replaceAll('\r\n', '\n');
  if (source.length > SOURCE_LIMIT) throw new TemplateFault(`${name}: is longer than ${SOURCE_LIMIT} characters`, 1);
  const head = HEAD.exec(source);
  const subject = head?.groups?.['subject'];
  if (head === null || subject === undefined)
    throw new TemplateFault(`${name}:1: must begin with "Subject: …" and an empty line`, 1);
  const headLines = head[0].split('\n').length - 1;
  const body = source.slice(head[0].length);
  check(subject, { name, above: 0, allowed });
  check(body, { name, above: headLines, allowed });
  return { name, subject, body };
}

function check(words: string, of: { name: string; above: number; allowed: ReadonlySet<string> }): void {
  const { name, above, allowed } = of;
  const templates = parse(words, name, above);
  const globals = Object.entries(PARSER.analyzeSync(templates, { partials: false }).globals);
  for (const [variable, uses] of globals) {
    const line = above + (uses[0]?.location.row ?? 1);
    if (!allowed.has(variable))
      throw new TemplateFault(
        `${name}:${line}: this notice has no value "${variable}"; it has ${[...allowed].toSorted().join(', ')}`,
        line,
      );
  }
}

function parse(words: string, name: string, above: number): Template[] {
  try {
    return PARSER.parse(words);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const line = above + Number(/line:(\d+)/.exec(said)?.[1] ?? 1);
    throw new TemplateFault(`${name}:${line}: ${said.replace(/, line:.*$/s, '')}`, line, { cause: error });
  }
}

/** The words of a shop with the values of one message; throws `CannotBeSaid`. */
export function sayShopWords(
  { subject, body }: ShopWords,
  values: Params,
  reader: Reader,
): { readonly subject: string; readonly text: string } {
  const said = {
    subject: say(subject, values, reader).replace(/\s+/g, ' ').trim(),
    text: say(body, values, reader)
      .replace(/[ \t]+$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  };
  if (said.subject === '' || said.text === '') throw new CannotBeSaid("the shop's own words come out empty");
  if (said.text.length > OUTPUT_LIMIT || said.subject.length > SUBJECT_LIMIT)
    throw new CannotBeSaid("the shop's own words come out too long");
  return said;
}

/** Filters are bound when a template is parsed: each language and zone has an engine that parses for itself. */
function say(words: string, values: Params, reader: Reader): string {
  try {
    return String(engineOf(reader).parseAndRenderSync(words, { ...values }));
  } catch (error) {
    throw new CannotBeSaid(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
