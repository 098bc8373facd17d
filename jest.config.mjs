/** Jest's settings: four projects, one a folder of tests; TypeScript through swc, as native ES modules. */
const project = (displayName, folder) => ({
  displayName,
  rootDir: '.',
  testEnvironment: 'node',
  testMatch: [`<rootDir>/tests/${folder}/**/*.test.{ts,tsx}`],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/'],
  transform: {
    '\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
          target: 'es2022',
        },
        module: { type: 'es6' },
      },
    ],
  },
});

export default {
  // A session boots in a fraction of a second, but not on a machine that compiles beside it.
  testTimeout: 60_000,
  projects: [
    project('wasm', 'wasm'),
    project('python', 'python'),
    project('diagram', 'diagram'),
    project('tutorial', 'tutorial'),
  ],
};
