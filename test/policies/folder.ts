import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of policies of a test's own, filled from the shipped ones. */
export interface PolicyFolder {
  readonly dir: string;
  /** The shipped policy's text with some of it said otherwise; each text to be replaced must be there. */
  text(id: string, changes: Readonly<Record<string, string>>): string;
  write(name: string, text: string): string;
  remove(): void;
}

/** The figures of a shipped file that say which version it is. */
export const asVersion = (version: string, from: string): Record<string, string> => ({
  "version: '2026-01'": `version: '${version}'`,
  "effectiveFrom: '2026-01-01'": `effectiveFrom: '${from}'`,
});

export function policyFolder(ids: readonly string[]): PolicyFolder {
  const dir = mkdtempSync(join(tmpdir(), 'policies-'));
  cpSync('policies/calendars', join(dir, 'calendars'), { recursive: true });
  for (const id of ids) cpSync(`policies/${id}.yaml`, join(dir, `${id}.yaml`));
  return {
    dir,
    text(id, changes) {
      const shipped = readFileSync(`policies/${id}.yaml`, 'utf8');
      return Object.entries(changes).reduce((text, [from, to]) => {
        if (!text.includes(from)) throw new Error(`${id} does not say ${from}`);
        return text.replace(from, to);
      }, shipped);
    },
    write(name, text) {
      const path = join(dir, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      return path;
    },
    remove: () => rmSync(dir, { recursive: true }),
  };
}
