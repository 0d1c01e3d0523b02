// Suites in these folders of test/ need a Postgres and a Temporal server; everything else is a unit suite and pays for neither.
const NEEDS_SERVERS = [
  'activities',
  'api',
  'crash',
  'faces',
  'integration',
  'rehearsal',
  'replay',
  'scenarios',
  'store',
  'worker',
  'workflows',
];

const inFolders = NEEDS_SERVERS.map((folder) => `<rootDir>/test/${folder}/`);

const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' }, experimental: { keepImportAttributes: true } },
        module: { type: 'nodenext' },
      },
    ],
  },
};

module.exports = {
  reporters: ['default'],
  // a busy machine is not a failure; what must be quick is measured where it matters
  testTimeout: 90_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: inFolders,
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: NEEDS_SERVERS.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
  ],
};
