// The doors between the rooms of the house. scripts/door-rules.test.ts shows that each of these fails when broken.

/** Features from the ground up: each may use those below it and beside it, none above. A new feature takes its place here. */
const LADDER = [
  ['codes', 'places', 'saved-views'],
  ['access', 'audit', 'installation', 'counting'],
  ['party-orgs', 'party-groups', 'social-orgs', 'bodies', 'meetings', 'vitality'],
  ['members', 'convenings', 'exclusions', 'appraisals', 'year-plans', 'inspections'],
  ['coverage', 'own-record', 'search', 'claims', 'merges', 'batches', 'mismatches'],
  ['gaps', 'consultations', 'effort'],
  ['imports', 'exports'],
  ['prints'],
  ['complete-lists'],
  ['workbench'],
  ['demo'],
];

/** The access walk is a test that can also be run by hand: it builds its world with the tools of tests. */
const TEST = '\\.test\\.tsx?$|^src/(platform|features)/testing/|^src/apps/access-walk/';
const SERVER_SIDE = '^src/(platform|features/[^/]+)/server/|^src/apps/(server|cli)/';
const WEB_SIDE = '^src/(platform|features/[^/]+)/web/|^src/apps/web/';

const ladderRules = LADDER.slice(0, -1).map((features, step) => ({
  name: `ladder-${features.join('-')}`,
  comment: 'A feature may not use one that stands above it.',
  severity: 'error',
  from: { path: `^src/features/(${features.join('|')})/`, pathNot: TEST },
  to: {
    path: `^src/features/(${LADDER.slice(step + 1)
      .flat()
      .join('|')})/`,
  },
}));

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(features|apps)/' },
    },
    {
      name: 'features-know-no-app',
      severity: 'error',
      from: { path: '^src/features/' },
      to: { path: '^src/apps/' },
    },
    {
      name: 'feature-on-the-ladder',
      comment: 'Every feature has its place on the ladder above.',
      severity: 'error',
      from: { path: `^src/features/(?!(${LADDER.flat().join('|')})/)[^/]+/`, pathNot: TEST },
      to: {},
    },
    ...ladderRules,
    {
      name: 'kernel-is-pure',
      severity: 'error',
      from: { path: '^src/platform/kernel/', pathNot: TEST },
      to: { pathNot: '^src/platform/kernel/|(^|/)node_modules/opencc-js/' },
    },
    {
      name: 'rules-know-words-and-kernel',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: {
        pathNot: '^src/platform/kernel/|^src/features/[^/]+/(?!(server|web|mobile)/)(?!.*\\.contract\\.ts$)',
      },
    },
    {
      name: 'contracts-know-no-side',
      severity: 'error',
      from: { path: '^src/platform/contract/|\\.contract\\.ts$', pathNot: TEST },
      to: {
        pathNot:
          '^src/platform/(kernel|contract)/|^src/features/[^/]+/(tables/)?[^/]+\\.ts$|(^|/)node_modules/zod/',
      },
    },
    { name: 'server-knows-no-web', severity: 'error', from: { path: SERVER_SIDE }, to: { path: WEB_SIDE } },
    { name: 'web-knows-no-server', severity: 'error', from: { path: WEB_SIDE }, to: { path: SERVER_SIDE } },
    {
      name: 'web-runs-in-a-browser',
      severity: 'error',
      from: { path: WEB_SIDE, pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'other-feature-by-its-public-face',
      comment: 'Another feature is reached by its words, rules, contract or server/public.ts.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/', pathNot: TEST },
      to: {
        path: '^src/features/[^/]+/(server|web|mobile)/',
        pathNot: '^src/features/$1/|/server/public\\.ts$',
      },
    },
    {
      name: 'sql-in-queries-only',
      comment: 'Only *.queries.ts and the platform speak to the driver; others may name its types.',
      severity: 'error',
      from: { path: '^src/(features|apps)/', pathNot: `\\.queries\\.ts$|${TEST}` },
      to: { path: '(^|/)node_modules/(pg|kysely|pg-copy-streams)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tests-stay-out-of-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: {
        path: '^src/(platform|features)/testing/|^src/apps/access-walk/|\\.test\\.tsx?$|^(e2e|bench)/',
      },
    },
    {
      name: 'server-needs-no-dev-tool',
      severity: 'error',
      from: { path: SERVER_SIDE, pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Imports of types count: they bind rooms together as much as values do.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
