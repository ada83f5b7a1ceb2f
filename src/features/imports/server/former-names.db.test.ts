import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { testSealer } from '../../../platform/testing/test-sealer.ts';
import { makeXlsxOf } from '../../../platform/testing/workbooks.ts';
import { makeCreditCode } from '../../codes/credit-code.rules.ts';
import { buildMergeWorld, MERGE_TODAY, type MergeWorld } from '../../testing/build-merge-world.ts';
import { addMember, addPartyOrg, addSocialOrg } from '../../testing/build-records.ts';
import type { ImportKind } from '../import.ts';
import { type ImportResult, runImport } from './public.ts';

let world: MergeWorld;
beforeAll(async () => {
  world = await buildMergeWorld();
});
afterAll(() => world.close());

async function run(kind: ImportKind, rows: (string | number | null)[][]): Promise<ImportResult> {
  const { officer } = world.callers;
  if (officer === undefined) throw new Error('no officer');
  const result = await runImport({
    pool: world.database.appPool,
    acting: officer,
    sealer: testSealer,
    kind,
    bytes: await makeXlsxOf(rows),
    fileName: '旧台账.xlsx',
    today: MERGE_TODAY,
    dryRun: false,
  });
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}
const counts = ({ created, changed, unchanged, refused }: ImportResult) => ({
  created,
  changed,
  unchanged,
  refused: refused.map(({ reasons }) => reasons.map(({ code }) => code)),
});
describe('a ledger that goes on under what a merged record was called', () => {
  it.each([
    ['its old name', (name: string) => [name, null]],
    ['its old code', (name: string, code: string | null) => [name, code]],
  ])('finds the organisation by %s, and enters no double', async (_, cellsOf) => {
    const keeper = await addSocialOrg(world.database, {
      name: `留下的协会${_.length}${_}`,
      responsible: world.tree.trades,
      type: 'association',
    });
    const loser = await addSocialOrg(world.database, {
      name: `并入的联合会${_}`,
      responsible: world.tree.trades,
      type: 'association',
    });
    expect((await world.merge(keeper, loser)).status).toBe(200);
    const rows = [
      ['社会组织名称', '统一社会信用代码', '从业人员'],
      [...cellsOf(loser.name, loser.creditCode), 33],
    ];
    const result = await run('social_orgs', rows);
    expect(counts(result)).toEqual({ created: 0, changed: 1, unchanged: 0, refused: [] });
    expect(await world.read(keeper)).toMatchObject({
      name: keeper.name,
      creditCode: keeper.creditCode,
      staff: 33,
    });
    expect(counts(await run('social_orgs', rows))).toMatchObject({ created: 0, unchanged: 1 });
  });

  it('finds the Party organisation by its old name, and leaves what it is called', async () => {
    const { education } = world.tree;
    const keeper = await addPartyOrg(world.database, { name: '洋县晨曦学校党支部', parent: education });
    const loser = await addPartyOrg(world.database, { name: '洋县辰曦学校党支部', parent: education });
    expect((await world.desk('party_org').merge(keeper, loser)).status).toBe(200);
    const result = await run('party_orgs', [
      ['党组织名称', '上级党组织', '批准文号'],
      [loser.name, education.name, '洋社工〔2024〕9号'],
    ]);
    expect(counts(result)).toEqual({ created: 0, changed: 1, unchanged: 0, refused: [] });
    const names = await world.sql(`select name from party_org where name like '%曦学校党支部'`);
    expect(names).toEqual([{ name: keeper.name }]);
  });

  it('finds the member without a number by the old name in the branch, and leaves what the person is called', async () => {
    const { database, tree, sql } = world;
    const member = (name: string) => addMember(database, { name, branch: tree.educationBranch });
    const [keeper, loser] = [await member('欧阳晨曦'), await member('欧阳辰曦')];
    await sql(
      `update member set id_number_hash = null, id_number_sealed = null, born_on = '1985-06-01', born_precision = 'day',
        joined_on = '2010-07-01', joined_precision = 'day' where id = any ($1::uuid[])`,
      [[keeper, loser]],
    );
    const merged = await world.desk('member').merge({ id: keeper }, { id: loser });
    expect(merged.refusals).toEqual([]);
    const result = await run('members', [
      ['姓名', '所在党支部', '出生日期', '入党日期', '学历'],
      ['欧阳辰曦', tree.educationBranch.name, '1985-06-01', '2010-07-01', '大学本科'],
    ]);
    expect(counts(result)).toEqual({ created: 0, changed: 1, unchanged: 0, refused: [] });
    const rows = await sql(
      `select name, education is not null as learnt from member where name like '欧阳%'`,
    );
    expect(rows).toEqual([{ name: '欧阳晨曦', learnt: true }]);
  });

  it('is another organisation where it brings a code of its own', async () => {
    const responsible = world.tree.education;
    const keeper = await addSocialOrg(world.database, { name: '洋县甲一学校', responsible });
    const loser = await addSocialOrg(world.database, { name: '洋县甲乙学校', responsible });
    await world.merge(keeper, loser);
    const creditCode = makeCreditCode({ prefix: '52', region: '610723', subject: 'MJQX0001' });
    const result = await run('social_orgs', [
      ['社会组织名称', '统一社会信用代码'],
      [loser.name, creditCode],
    ]);
    expect(counts(result)).toEqual({ created: 1, changed: 0, unchanged: 0, refused: [] });
  });
});
