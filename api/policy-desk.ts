import { diffPolicies, type PolicyChange } from '#policies/diff.ts';
import { runExamples, unhitRules } from '#policies/examples.ts';
import { placeOf } from '#policies/fault.ts';
import { versionInForce, type PolicyBook, type PolicyText } from '#policies/load.ts';
import type { LoadedPolicy } from '#policies/policy.ts';
import { NotPublishable, objectionsTo, type Objection } from '#policies/publish.ts';
import { DoesNotFit } from '#policies/read-yaml.ts';

/** A draft that is no policy, or none that may become a version: where it is wrong. */
export class DraftRefused extends Error {
  override readonly name = 'DraftRefused';
  readonly code: 'draft_refused' | 'draft_unpublishable';
  readonly issues: DoesNotFit['issues'];

  constructor(message: string, issues: DoesNotFit['issues'], code: DraftRefused['code'] = 'draft_refused') {
    super(message);
    this.issues = issues;
    this.code = code;
  }
}

/** The examples of a version, and whether it answers as they say. */
export interface PolicyTests {
  readonly examples: readonly { readonly example: string; readonly rule: string; readonly wrong: string | null }[];
  /** Rules that no example names. */
  readonly untested: readonly string[];
}

/** What somebody wants to know of a draft before it is tried on cases. */
export interface DraftCheck {
  readonly policy: LoadedPolicy;
  /** The version that is in force, or the newest; none of a policy that is new. */
  readonly against: string | null;
  readonly changes: readonly PolicyChange[];
  readonly tests: PolicyTests;
  readonly objections: readonly Objection[];
}

/** What people who write policies do with versions and drafts (C2, F4). */
export interface PolicyDesk {
  tests(id: string, version: string): PolicyTests | undefined;
  /** The file as its author wrote it, to begin a draft with. */
  text(id: string, version: string): string | undefined;
  /** What the version says differently from another one. */
  changes(id: string, version: string, since: string): readonly PolicyChange[] | undefined;
  /** Throws `DraftRefused` when the draft is no policy. */
  check(draft: string): DraftCheck;
  /** Makes the draft a version; throws `DraftRefused` with every reason when it must not become one. */
  publish(draft: string): LoadedPolicy;
}

export interface DeskDeps {
  readonly book: PolicyBook;
  readonly now: () => number;
  /** Writes a version to where all processes read them; throws `NotPublishable`. */
  readonly publish: (source: PolicyText) => void;
}

export function createPolicyDesk({ book, now, publish }: DeskDeps): PolicyDesk {
  const find = (id: string, version: string): LoadedPolicy | undefined =>
    book.all().find((one) => one.id === id && one.version === version);
  return {
    tests: (id, version) => testsOf(find(id, version)),
    text: (id, version) => find(id, version)?.text,
    changes(id, version, since) {
      const [was, is] = [find(id, since), find(id, version)];
      return was && is && diffPolicies(was.file, is.file);
    },
    check(text) {
      const policy = readDraft(book, text);
      const against = versionInForce(book, policy.id, now()) ?? book.all().findLast(({ id }) => id === policy.id);
      return {
        policy,
        against: against?.version ?? null,
        changes: against ? diffPolicies(against.file, policy.file) : [],
        tests: testsOf(policy),
        objections: objectionsTo(policy, book, now()),
      };
    },
    publish(text) {
      const { id, version } = readDraft(book, text);
      try {
        publish({ name: 'draft', text });
      } catch (error) {
        if (!(error instanceof NotPublishable)) throw error;
        const issues = error.places.map(({ path, says }) => ({ path, message: says }));
        throw new DraftRefused(error.objections.join('; '), issues, 'draft_unpublishable');
      }
      // asked for by its name, a live book looks at once
      return book.get(id, version);
    },
  };
}

function testsOf(policy: LoadedPolicy): PolicyTests;
function testsOf(policy: LoadedPolicy | undefined): PolicyTests | undefined;
function testsOf(policy: LoadedPolicy | undefined): PolicyTests | undefined {
  return (
    policy && {
      examples: runExamples(policy).map(({ example, rule, wrong = null }) => ({ example, rule, wrong })),
      untested: unhitRules(policy),
    }
  );
}

/** Reads a draft by the book's calendars; throws `DraftRefused` that names the field when it makes no sense. */
export function readDraft(book: PolicyBook, text: string): LoadedPolicy {
  try {
    return book.draft({ name: 'draft', text });
  } catch (error) {
    if (error instanceof DoesNotFit) throw new DraftRefused(error.message, error.issues);
    // a rule that makes no sense is named with its table in the message
    const message = error instanceof Error ? error.message : String(error);
    throw new DraftRefused(message, [{ path: placeOf(error), message }]);
  }
}
