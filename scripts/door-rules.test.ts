import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDoors, type DoorReport } from './door-rules.mjs';
import { root } from './installed.mjs';

/** Rule, the file that breaks it, what it imports. */
const BROKEN: [rule: string, from: string, imported: string][] = [
  ['no-circles', 'src/platform/kernel/ring-a.ts', './ring-b.ts'],
  ['no-unresolved', 'src/platform/kernel/lost.ts', './nowhere.ts'],
  ['platform-knows-no-feature', 'src/platform/server/up.ts', '../../features/members/member.ts'],
  ['features-know-no-app', 'src/features/members/up.ts', '../../apps/server/main.ts'],
  ['feature-on-the-ladder', 'src/features/hovering/thing.ts', '../members/member.ts'],
  ['ladder-codes-places-saved-views', 'src/features/codes/up.ts', '../members/member.ts'],
  ['ladder-access-audit-installation-counting', 'src/features/audit/up.ts', '../members/member.ts'],
  [
    'ladder-party-orgs-party-groups-social-orgs-bodies-meetings-vitality',
    'src/features/party-orgs/up.ts',
    '../members/member.ts',
  ],
  [
    'ladder-members-convenings-exclusions-appraisals-year-plans-inspections',
    'src/features/members/above.ts',
    '../coverage/coverage.ts',
  ],
  [
    'ladder-coverage-own-record-search-claims-merges-batches-mismatches',
    'src/features/coverage/up.ts',
    '../imports/import.ts',
  ],
  ['ladder-gaps-consultations-effort', 'src/features/gaps/up.ts', '../imports/import.ts'],
  ['ladder-imports-exports', 'src/features/imports/up.ts', '../demo/preset.ts'],
  ['ladder-prints', 'src/features/prints/up.ts', '../demo/preset.ts'],
  ['ladder-complete-lists', 'src/features/complete-lists/up.ts', '../demo/preset.ts'],
  ['ladder-workbench', 'src/features/workbench/up.ts', '../demo/preset.ts'],
  ['kernel-is-pure', 'src/platform/kernel/reads.ts', 'node:fs'],
  ['rules-know-words-and-kernel', 'src/features/members/fetching.rules.ts', './server/list-members.ts'],
  ['rules-know-words-and-kernel', 'src/features/members/parsing.rules.ts', 'zod'],
  ['contracts-know-no-side', 'src/features/members/member.contract.ts', './server/list-members.ts'],
  ['server-knows-no-web', 'src/features/members/server/paints.ts', '../web/page.ts'],
  ['web-knows-no-server', 'src/features/members/web/page.ts', '../server/list-members.ts'],
  ['web-runs-in-a-browser', 'src/apps/web/reads.ts', 'node:fs'],
  [
    'other-feature-by-its-public-face',
    'src/features/coverage/server/peeks.ts',
    '../../members/server/list-members.ts',
  ],
  ['sql-in-queries-only', 'src/features/members/server/asks.ts', 'pg'],
  [
    'tests-stay-out-of-the-product',
    'src/features/members/server/tests.ts',
    '../../../platform/testing/database.ts',
  ],
  ['server-needs-no-dev-tool', 'src/features/members/server/builds.ts', 'esbuild'],
];

/** What the broken files import, and uses that are allowed. */
const SOUND: [file: string, imported: string | null][] = [
  ['src/platform/kernel/ring-b.ts', './ring-a.ts'],
  ['src/platform/testing/database.ts', 'pg'],
  ['src/features/members/member.ts', '../../platform/kernel/lost.ts'],
  ['src/features/members/member.rules.ts', './member.ts'],
  ['src/features/members/server/list-members.ts', './member.queries.ts'],
  ['src/features/members/server/member.queries.ts', 'pg'],
  ['src/features/members/server/public.ts', './list-members.ts'],
  ['src/features/coverage/coverage.ts', '../members/member.ts'],
  ['src/features/coverage/server/counts.ts', '../../members/server/public.ts'],
  ['src/features/imports/import.ts', null],
  ['src/features/demo/preset.ts', null],
  ['src/apps/server/main.ts', '../../features/members/server/list-members.ts'],
];

let folder: string;
let report: DoorReport;

beforeAll(async () => {
  // Inside the project, so that packages resolve.
  mkdirSync(join(root, 'dist'), { recursive: true });
  folder = mkdtempSync(join(root, 'dist', 'door-rules-'));
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  for (const [, file, imported] of BROKEN) write(file, imported);
  for (const [file, imported] of SOUND) write(file, imported);
  report = await checkDoors(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(file: string, imported: string | null): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  const text =
    imported === null ? '' : `import * as other from '${imported}';\nexport const value = other;\n`;
  writeFileSync(join(folder, file), text);
}

describe('the door rules', () => {
  it.each(BROKEN)('%s is broken by %s importing %s', (rule, from) => {
    expect(report.violations.filter((each) => each.from === from).map((each) => each.rule)).toContain(rule);
  });

  it('leave the rest alone', () => {
    const sound = new Set(SOUND.map(([file]) => file).filter((file) => !file.includes('ring-')));
    expect(report.violations.filter((each) => sound.has(each.from))).toEqual([]);
  });

  it('have looked at every file', () => {
    expect(report.cruised).toBe(report.files);
    expect(report.files).toBe(BROKEN.length + SOUND.length);
  });

  it('are all tried here', () => {
    const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
      forbidden: { name: string }[];
    };
    expect([...new Set(BROKEN.map(([rule]) => rule))].sort()).toEqual(
      config.forbidden.map(({ name }) => name).sort(),
    );
  });
});
