import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { readTexts } from '../../../platform/testing/workbooks.ts';
import { makeCreditCode } from '../../codes/credit-code.rules.ts';
import type { ImportKind } from '../../imports/import.ts';
import { previewTakeBackRoute, takeBackImportRoute } from '../../imports/take-back.contract.ts';
import { exportMembersRoute } from '../../members/member-list.contract.ts';
import { registerMemberRoutes } from '../../members/server/routes.ts';
import { exportPartyOrgsRoute } from '../../party-orgs/party-org-list.contract.ts';
import { registerPartyOrgRoutes } from '../../party-orgs/server/routes.ts';
import { registerSocialOrgRoutes } from '../../social-orgs/server/routes.ts';
import { exportSocialOrgsRoute } from '../../social-orgs/social-org-list.contract.ts';
import { createImportDesk, type ImportDesk } from '../../testing/import-desk.ts';

let desk: ImportDesk;
let app: TestApp;

beforeAll(async () => {
  desk = await createImportDesk();
  const parts = { pool: desk.database.appPool, sealer: desk.sealer };
  await desk.database.ownerPool.query(`update installation set region_code = '610723000'`);
  app = await createTestApp({ ...desk.callers }, (each) => {
    registerSocialOrgRoutes(each, parts);
    registerPartyOrgRoutes(each, parts);
    registerMemberRoutes(each, parts);
  });
});
afterAll(async () => {
  await app.close();
  await desk.close();
});

async function bringIn(kind: ImportKind, row: Readonly<Record<string, string>>): Promise<void> {
  const id = await desk.uploadRows([Object.keys(row), Object.values(row)], kind);
  await desk.check(id);
  expect(await desk.store(id)).toMatchObject({ state: 'stored', counts: { created: 1, refused: 0 } });
}

type ExportRoute = typeof exportSocialOrgsRoute | typeof exportPartyOrgsRoute | typeof exportMembersRoute;

/** The exported list of those that a word finds, as a person opens it; then it comes back. */
async function exported(route: ExportRoute, kind: ImportKind, q: string) {
  const { bytes } = await app.call('officer', route, { query: { purpose: '核对', q } });
  const [, , titles = [], values = []] = await readTexts(bytes, 'export.xlsx');
  const { id } = (await desk.upload(bytes, '名册.xlsx', kind)).body;
  const { counts } = await desk.check(id);
  expect((await desk.lines(id, { outcome: 'changed' })).rows).toEqual([]);
  expect(counts).toMatchObject({ created: 0, changed: 0, unchanged: 1, refused: 0 });
  return Object.fromEntries(titles.map((title, index) => [title, values[index] ?? '']));
}

it('whatever a ledger tells of an organisation leaves with its list and comes back unchanged', async () => {
  const facts = {
    负责人姓名: '张某',
    负责人职务: '会长',
    负责人电话: '0916-8210000',
    负责人是否党员: '是',
    负责人是否兼任书记: '否',
    负责人代表委员: '人大代表、政协委员',
    党政干部兼职批准: '洋组发〔2025〕3 号',
    '2023 年度年检结果': '未参检',
    '2024 年度年检结果': '合格',
    评估等级: '4A',
    评估日期: '2024-05-01',
    评估有效期至: '2029-05-01',
    列入活动异常名录: '是',
    列入异常名录日期: '2026-02-03',
    列入异常名录原因: '未按时报送年报',
    列入严重违法失信名单: '是',
    列入失信名单日期: '2026-05-06',
    列入失信名单原因: '提供虚假材料',
    工会: '是',
    工会承担党建工作: '否',
    妇联: '是',
    妇联承担党建工作: '是',
    党建指导员: '王某',
    党建指导员电话: '0916-8210001',
    党建联络员: '李某',
    填报党员数: '4',
    填报正式党员数: '3',
    填报预备党员数: '1',
    填报组织关系未转入党员数: '2',
  };
  const creditCode = makeCreditCode({ prefix: '51', region: '610723', subject: '00000011' });
  await bringIn('social_orgs', { 社会组织名称: '洋县船舶协会', 统一社会信用代码: creditCode, ...facts });
  expect(await exported(exportSocialOrgsRoute, 'social_orgs', '洋县船舶协会')).toMatchObject({
    ...facts,
    共青团: '',
    共青团承担党建工作: '',
  });
  const { rows } = await desk.database.superPool.query(
    `select h.deputy_roles, h.officials_approval, l.kind, lower(l.valid) as from_on, l.reason
     from org_head h join credit_listing l using (social_org_id) join social_org o on o.id = social_org_id where o.credit_code = $1 order by l.kind`,
    [creditCode],
  );
  const head = {
    deputy_roles: ['peoples_congress', 'political_conference'],
    officials_approval: '洋组发〔2025〕3 号',
  };
  expect(rows).toEqual([
    { ...head, kind: 'abnormal', from_on: '2026-02-03', reason: '未按时报送年报' },
    { ...head, kind: 'serious', from_on: '2026-05-06', reason: '提供虚假材料' },
  ]);
});

it('a mass organisation takes up Party work from the day of the ledger that says so, and is taken back with it', async () => {
  const row = { 社会组织名称: '洋县渔鼓协会', 类型: '社会团体', 所属镇街: '洋县' };
  const unions = async () =>
    (
      await desk.database.superPool.query(
        `select lower(m.valid) as from_on, upper(m.valid) as to_on, m.does_party_work as works from mass_org m
         join social_org o on o.id = m.social_org_id where o.name = '洋县渔鼓协会' order by 1`,
      )
    ).rows;
  const bring = async (cells: Readonly<Record<string, string>>, on: string) => {
    const id = await desk.uploadRows([Object.keys(cells), Object.values(cells)], 'social_orgs');
    await desk.database.superPool.query('update import_run set ledger_on = $2 where id = $1', [id, on]);
    await desk.check(id);
    expect((await desk.store(id)).state).toBe('stored');
  };
  await bring({ ...row, 工会: '是', 工会承担党建工作: '否' }, '2024-01-01');
  const before = await unions();
  expect(before).toEqual([{ from_on: '2024-01-01', to_on: null, works: false }]);
  // Whoever does not say so changes nothing of it.
  const silent = await desk.uploadRows(
    [Object.keys({ ...row, 工会: '是' }), [...Object.values(row), '是']],
    'social_orgs',
  );
  expect((await desk.check(silent)).counts).toMatchObject({ unchanged: 1 });
  await bring({ ...row, 工会: '是', 工会承担党建工作: '是' }, '2025-01-01');
  expect(await unions()).toEqual([
    { from_on: '2024-01-01', to_on: '2025-01-01', works: false },
    { from_on: '2025-01-01', to_on: null, works: true },
  ]);
  const { rows } = await desk.database.superPool.query(
    `select id from import_run where ledger_on = '2025-01-01' and state = 'stored' order by id desc limit 1`,
  );
  const params = { id: String(rows[0]?.id) };
  const { digest } = (await desk.call('officer', previewTakeBackRoute, { params })).body;
  await desk.call('officer', takeBackImportRoute, {
    params,
    body: { reason: '拿错了文件', rest: false, digest },
  });
  expect((await desk.settled(params.id)).state).toBe('taken_back');
  expect(await unions()).toEqual(before);
});

it('a Party organisation takes its committee and term along', async () => {
  const facts = {
    书记电话: '0916-8210002',
    书记来源: '上级选派',
    书记是否专职: '是',
    书记是否进入管理层: '否',
    副书记: '赵某',
    委员: '钱某（组织委员）、孙某',
    党务工作者: '周某',
    上次换届日期: '2024-03-01',
    届满日期: '2027-03-01',
  };
  await bringIn('party_orgs', {
    党组织名称: '洋县船舶协会党支部',
    上级党组织: '洋县行业协会商会联合党委',
    书记姓名: '吴某',
    ...facts,
  });
  expect(await exported(exportPartyOrgsRoute, 'party_orgs', '洋县船舶协会党支部')).toMatchObject(facts);
});

it('a member takes the post in the branch along', async () => {
  await bringIn('members', {
    姓名: '郑某',
    出生日期: '1980-01-02',
    入党日期: '2010-07-01',
    所在党支部: '洋县船舶协会党支部',
    党内职务: '宣传委员',
  });
  expect(await exported(exportMembersRoute, 'members', '郑某')).toMatchObject({ 党内职务: '宣传委员' });
});
