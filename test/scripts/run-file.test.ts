import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identify } from '#scripts/up/processes.ts';
import { AlreadyRunning, findOrphans, readRunFile, takeLock, writeRunFile } from '#scripts/up/run-file.ts';
import type { RunRecord } from '#scripts/up/run-file.ts';

const supervisor = { pid: 4001, startedAt: 'monday' };
const temporal = { identity: { pid: 4002, startedAt: 'monday' }, startedWith: 'temporal server start-dev' };
const worker = { identity: { pid: 4003, startedAt: 'monday' }, startedWith: 'worker/main.ts' };
const left: RunRecord = { supervisor, services: { temporal, worker } };

const folder = mkdtempSync(join(tmpdir(), 'aftercare-run-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('what an earlier start left behind', () => {
  it('is found when the start itself was killed, and only what still lives', () => {
    const orphans = findOrphans(left, (identity) => identity.pid === temporal.identity.pid);
    expect(orphans).toEqual({ temporal });
  });

  it('is nothing when the file is missing, damaged or of another form', () => {
    const file = join(folder, 'damaged.json');
    expect(findOrphans(readRunFile(file))).toEqual({});
    writeFileSync(file, '{"supervisor":{"pid":1');
    expect(readRunFile(file)).toBeUndefined();
    writeFileSync(file, '{"supervisor":7,"services":[]}');
    expect(readRunFile(file)).toBeUndefined();
  });

  it('is not touched while that start still lives: the second one says so', () => {
    expect(() => findOrphans(left, (identity) => identity.pid === supervisor.pid)).toThrow(AlreadyRunning);
    expect(() => findOrphans(left, (identity) => identity.pid === supervisor.pid)).toThrow('process 4001');
  });

  it('is read as it was written', () => {
    const file = join(folder, 'run.json');
    writeRunFile(file, left);
    expect(readRunFile(file)).toEqual(left);
  });
});

describe('the lock of the folder', () => {
  it('is given to one start only and returned at its end', () => {
    const file = join(folder, 'lock');
    const unlock = takeLock(file);
    expect(() => takeLock(file)).toThrow(AlreadyRunning);
    unlock();
    takeLock(file)();
  });

  it('is taken over from a start that was killed', () => {
    const file = join(folder, 'stale-lock');
    writeFileSync(file, JSON.stringify({ pid: process.pid, startedAt: 'another life' }));
    const unlock = takeLock(file);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(identify(process.pid));
    unlock();
  });
});
