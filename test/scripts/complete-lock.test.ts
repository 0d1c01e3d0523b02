import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { completeLock, missingEntries, platformOf } from '#scripts/complete-lock.ts';

const LOCK = readFileSync(fileURLToPath(new URL('../../package-lock.json', import.meta.url)), 'utf8');

describe('the lock file', () => {
  it('names the native packages of every system; otherwise "npm run lock" is due', () => {
    expect(completeLock(LOCK).added).toBe(0);
  });

  it('names no registry, so that a mirror can serve it', () => {
    expect(LOCK).not.toContain('"resolved"');
  });
});

describe('completing a lock file', () => {
  const packages = {
    'node_modules/tool': {
      version: '2.0.0',
      dev: true,
      optionalDependencies: { '@tool/linux-x64-musl': '2.0.0', beside: '1.0.0' },
    },
    'node_modules/tool/node_modules/beside': { version: '1.0.0' },
  };

  it('adds what is wanted and found neither beside its package nor above it', () => {
    expect(missingEntries(packages)).toEqual({
      'node_modules/@tool/linux-x64-musl': {
        version: '2.0.0',
        dev: true,
        optional: true,
        os: ['linux'],
        cpu: ['x64'],
        libc: ['musl'],
      },
    });
  });

  it('reads the machines of a native package out of its name', () => {
    expect(platformOf('@oxlint/binding-linux-arm-gnueabihf')).toEqual({ os: ['linux'], cpu: ['arm'] });
    expect(platformOf('@swc/core-linux-ppc64-gnu')).toEqual({ os: ['linux'], cpu: ['ppc64'], libc: ['glibc'] });
    expect(platformOf('@swc/core-win32-x64-msvc')).toEqual({ os: ['win32'], cpu: ['x64'] });
    expect(platformOf('fsevents')).toEqual({});
  });
});
