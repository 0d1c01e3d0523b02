import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from '#policies/read-yaml.ts';
import { createKnowledge, type KnowledgeBase } from './base.ts';
import { articleFile } from './schema.ts';

/**
 * Reads `<dir>/*.yaml` and, for cases that were told an older version, `<dir>/archive/*.yaml`. A file that makes no
 * sense keeps the process from starting: guidance is promised to customers (B2).
 */
export function loadKnowledge(dir: string): KnowledgeBase {
  const read = (folder: string) => yamlIn(folder).map((path) => readYaml(path, articleFile));
  return createKnowledge(read(dir), read(join(dir, 'archive')));
}

const yamlIn = (dir: string): string[] =>
  existsSync(dir)
    ? readdirSync(dir)
        .filter((name) => name.endsWith('.yaml'))
        .toSorted()
        .map((name) => join(dir, name))
    : [];
