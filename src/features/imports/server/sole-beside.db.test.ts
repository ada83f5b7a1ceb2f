import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { type BuiltCallers, buildCallers } from '../../testing/build-callers.ts';
import { addSocialOrg, type BuiltTree, buildTree, coverBy } from '../../testing/build-records.ts';
import { createListImporter, type ListCells } from '../../testing/import-lists.ts';
import type { ImportKind } from '../import.ts';

const TODAY = '2026-11-22';
let database: TestDatabase;
let callers: BuiltCallers;
let tree: BuiltTree;

beforeAll(async () => {
  database = await createTestDatabase();
  tree = await buildTree(database);
  callers = await buildCallers(database, tree);
  await database.ownerPool.query(`update installation set region_code = '610723000'`);
  for (const name of ['洋县甲协会', '洋县乙协会', '洋县丙协会']) {
    const socialOrg = await addSocialOrg(database, { name, responsible: tree.trades });
    await coverBy(database, { socialOrg, partyOrg: tree.tradesBranch });
  }
});
afterAll(() => database.drop());

const lists: Readonly<Record<'social_orgs' | 'party_orgs' | 'ledger', ListCells>> = {
  social_orgs: [
    ['社会组织名称', '从业人员', '党组织名称', '组建方式'],
    ['洋县甲协会', 3, '洋县明德学校党支部', '挂靠'],
  ],
  party_orgs: [
    ['党组织名称', '覆盖的社会组织', '组建方式'],
    ['洋县明德学校党支部', '洋县乙协会', '单独'],
  ],
  ledger: [
    ['单位名称', '从业人员', '党组织名称', '组建方式'],
    ['洋县丙协会', 3, '洋县明德学校党支部', '单独'],
  ],
};

it.each(['social_orgs', 'party_orgs', 'ledger'] as const)(
  'warns of 单独 beside another in a list of %s once, stores it, and is quiet the next time',
  async (kind: Exclude<ImportKind, 'members'>) => {
    const importList = createListImporter(database, kind, TODAY);
    const first = await importList(lists[kind], callers.officer);
    expect(first.figures).toMatchObject({ changed: 1, refused: [] });
    expect(first.warnings).toEqual(['2: coverage.sole-beside-other']);
    const again = await importList(lists[kind], callers.officer);
    expect(again).toMatchObject({ figures: { changed: 0, unchanged: 1 }, warnings: [] });
  },
);

it('warns once of a code whose 17th character is odd', async () => {
  const importList = createListImporter(database, 'ledger', TODAY);
  const header = ['单位名称', '统一社会信用代码', '类型', '党组织名称', '组建方式'];
  const org = ['洋县丁协会', '51610723MJQ500010Q', '社会团体'];
  const { warnings } = await importList([header, [...org, '洋县明德学校党支部', '单独']], callers.officer);
  expect(warnings).toEqual(['2: credit-code.subject-check-character']);
});
