import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../../platform/testing/test-caller.ts';
import { readTexts } from '../../../platform/testing/workbooks.ts';
import { listExportsRoute } from '../../audit/exports.contract.ts';
import { registerAuditRoutes } from '../../audit/server/routes.ts';
import { makeCreditCode } from '../../codes/credit-code.rules.ts';
import { exportCoverageRoute } from '../../coverage/coverage.contract.ts';
import { registerCoverageRoutes } from '../../coverage/server/routes.ts';
import { makeIdentityNumber } from '../../codes/identity-number.rules.ts';
import type { ImportKind } from '../../imports/import.ts';
import { exportMembersRoute } from '../../members/member-list.contract.ts';
import { registerMemberRoutes } from '../../members/server/routes.ts';
import { exportPartyOrgsRoute } from '../../party-orgs/party-org-list.contract.ts';
import { registerPartyOrgRoutes } from '../../party-orgs/server/routes.ts';
import { registerSocialOrgRoutes } from '../../social-orgs/server/routes.ts';
import { exportSocialOrgsRoute } from '../../social-orgs/social-org-list.contract.ts';
import { type Cells, createImportDesk, type ImportDesk } from '../../testing/import-desk.ts';

let desk: ImportDesk;
let app: TestApp;

beforeAll(async () => {
  desk = await createImportDesk();
  const pool = desk.database.appPool;
  await desk.database.ownerPool.query(`update installation set region_code = '610723000'`);
  app = await createTestApp({ ...desk.callers }, (each) => {
    registerSocialOrgRoutes(each, { pool, sealer: desk.sealer });
    registerPartyOrgRoutes(each, { pool, sealer: desk.sealer });
    registerMemberRoutes(each, { pool, sealer: desk.sealer });
    registerCoverageRoutes(each, { pool });
    registerAuditRoutes(each, { pool });
  });
});
afterAll(async () => {
  await app.close();
  await desk.close();
});

async function bringIn(kind: ImportKind, rows: Cells): Promise<void> {
  const id = await desk.uploadRows(rows, kind);
  await desk.check(id);
  expect(await desk.store(id)).toMatchObject({ state: 'stored', counts: { refused: 0 } });
}

const NUMBER = makeIdentityNumber({ region: '610723', bornOn: '1982-03-04', sex: '1', sequence: 7 });
const code = (subject: string) => makeCreditCode({ prefix: '51', region: '610723', subject });

describe('columns without a field', () => {
  /** What stands between a title and the one `more` places to its right. */
  function behind(titles: readonly string[], title: string, more: number): readonly string[] {
    return titles.slice(titles.indexOf(title) + 1, titles.indexOf(title) + 1 + more);
  }

  it('of social organisations come back where they stood, with several ledgers at different places', async () => {
    await bringIn('social_orgs', [
      ['序号', '单位编组', '社会组织名称', '经费', '统一社会信用代码', '住所', '场所', '制度', '法定代表人'],
      [1, '甲组', '洋县经费协会', '3 万', code('00000001'), '人民路', '自有', '=SUM(1)', '张某'],
      [2, '甲组', '洋县场所协会', '4 万', code('00000002'), '人民路', null, '健全', '李某'],
    ]);
    // Another office's ledger has 经费 at another place, and one more column beside a field that is exported under another name.
    await bringIn('social_orgs', [
      ['社会组织名称', '统一社会信用代码', '业务主管单位', '脱钩批次', '从业人员数', '经费'],
      ['洋县脱钩协会', code('00000003'), null, '第一批', 3, '5 万'],
    ]);
    const { status, bytes } = await app.call('officer', exportSocialOrgsRoute, {
      query: { purpose: '核对' },
    });
    expect(status).toBe(200);
    const [, , titles = [], ...rows] = await readTexts(bytes, 'export.xlsx');
    expect(titles[0]).toBe('单位编组');
    expect(behind(titles, '社会组织名称', 2)).toEqual(['经费', '统一社会信用代码']);
    expect(behind(titles, '住所', 3)).toEqual(['场所', '制度', '住所所在乡镇（街道）']);
    expect(behind(titles, '业务主管单位', 2)).toEqual(['脱钩批次', '行业管理部门']);
    expect(titles.at(-1)).toBe('注销原因');
    const valuesOf = (name: string) => {
      const row = rows.find((each) => each.includes(name)) ?? [];
      return Object.fromEntries(titles.map((title, index) => [title, row[index] ?? '']));
    };
    expect(valuesOf('洋县经费协会')).toMatchObject({
      单位编组: '甲组',
      经费: '3 万',
      场所: '自有',
      制度: '=SUM(1)',
    });
    expect(valuesOf('洋县场所协会')).toMatchObject({ 经费: '4 万', 场所: '', 制度: '健全' });
    expect(valuesOf('洋县脱钩协会')).toMatchObject({ 经费: '5 万', 脱钩批次: '第一批', 单位编组: '' });
  });

  it('of Party organisations and members too', async () => {
    await bringIn('party_orgs', [
      ['党组织名称', '上级党组织', '经费', '书记姓名', '书记电话', '补贴', '成立日期'],
      ['洋县经费协会党支部', '洋县行业协会商会联合党委', '1 万', '张某', null, '每月 300 元', '2020-01-01'],
    ]);
    const partyOrgs = await app.call('officer', exportPartyOrgsRoute, { query: { purpose: '核对' } });
    const [, , titles = []] = await readTexts(partyOrgs.bytes, 'export.xlsx');
    expect(behind(titles, '上级党组织', 1)).toEqual(['经费']);
    expect(behind(titles, '书记', 2)).toEqual(['书记电话', '补贴']);

    await bringIn('members', [
      ['姓名', '血型', '性别', '出生年月', '入党时间', '所在党支部', '籍贯'],
      ['张三', 'A', '男', '1980-01', '2010-07-01', '洋县经费协会党支部', '陕西洋县'],
    ]);
    const members = await app.call('officer', exportMembersRoute, { query: { purpose: '核对' } });
    const [, , memberTitles = []] = await readTexts(members.bytes, 'export.xlsx');
    expect(behind(memberTitles, '姓名', 2)).toEqual(['血型', '性别']);
    expect(memberTitles[memberTitles.indexOf('籍贯') - 1]).toBe('纳入管理支部');
  });
});

it('a roll that comes back as it was exported changes no number: what is masked says nothing', async () => {
  await bringIn('members', [
    ['姓名', '公民身份号码', '联系电话', '入党时间', '所在党支部'],
    ['李四', NUMBER, '13891650000', '2011-07-01', '洋县经费协会党支部'],
  ]);
  const query = { q: '李四', purpose: '核对身份' };
  const { bytes } = await app.call('officer', exportMembersRoute, { query });
  const id = (await desk.upload(bytes)).body.id;
  const checked = await desk.check(id);
  expect(checked.counts).toMatchObject({ unchanged: 1, refused: 0 });
  const { rows } = await desk.lines(id, { outcome: 'unchanged' });
  expect(rows[0]?.reasons.map(({ code }) => code)).toEqual(['identity-number.masked', 'phone.masked']);
});

it.each([
  ['社会组织', 'social_orgs', exportSocialOrgsRoute],
  ['党组织', 'party_orgs', exportPartyOrgsRoute],
] as const)('a list of %s that comes back as it was exported changes nothing', async (name, kind, route) => {
  const { bytes } = await app.call('officer', route, { query: { purpose: '核对' } });
  const { id } = (await desk.upload(bytes, `${name}.xlsx`, kind)).body;
  const { counts } = await desk.check(id);
  expect((await desk.lines(id, { outcome: 'changed' })).rows).toEqual([]);
  // The title and the mark above the header are told as skipped.
  expect(counts).toMatchObject({ created: 0, changed: 0, refused: 0, skipped: 2 });
});

describe('what was exported', () => {
  const listed = async (by: string, query: { size?: number; after?: string } = {}) =>
    (await app.call(by, listExportsRoute, { query })).body;

  it('is on record: each kind with its rows, and what for', async () => {
    const before = (await listed('inspector')).rows.length;
    expect(before).toBe(0);
    const query = { format: 'csv' } as const;
    const named = { ...query, purpose: '通知联系' };
    const orgs = await app.call('inspector', exportSocialOrgsRoute, { query: { ...named, q: '协会' } });
    expect((await readTexts(orgs.bytes, 'a.csv'))[1]?.[0]).toMatch(/导出人：查阅人员.*用途：通知联系/);
    await app.call('inspector', exportPartyOrgsRoute, { query: named });
    await app.call('inspector', exportCoverageRoute, { query: { ...query, by: 'type' } });
    const { rows } = await listed('inspector');
    expect(rows).toMatchObject([
      { kind: 'coverage', purpose: null },
      { kind: 'party-orgs', purpose: '通知联系' },
      { kind: 'social-orgs', rows: 3, purpose: '通知联系' },
    ]);
    expect(rows[0]?.rows).toBeGreaterThan(0);
  });

  it('comes page by page, and shows each account its own alone', async () => {
    const first = await listed('inspector', { size: 2 });
    expect(first.rows).toHaveLength(2);
    const rest = await listed('inspector', { size: 3, after: first.next ?? '' });
    expect(rest).toMatchObject({ rows: [{ kind: 'social-orgs' }], next: null });
    expect((await listed('placeOfficer')).rows).toEqual([]);
    expect((await listed('secretary')).rows).toEqual([]);
  });

  it('is not on record when it was refused', async () => {
    const before = (await listed('inspector')).rows.length;
    for (const route of [exportMembersRoute, exportPartyOrgsRoute, exportSocialOrgsRoute])
      expect((await app.call('officer', route, { query: { purpose: ' ' } })).status).toBe(400);
    const nowhere = { query: { node: 'nowhere', tree: 'place' as const } };
    expect((await app.call('inspector', exportCoverageRoute, nowhere)).status).toBeGreaterThanOrEqual(400);
    expect((await listed('inspector')).rows).toHaveLength(before);
  });

  it('also by a branch secretary, within the branch', async () => {
    const { status } = await app.call('secretary', exportMembersRoute, { query: { purpose: '支部大会' } });
    expect(status).toBe(200);
    expect((await listed('secretary')).rows).toMatchObject([{ kind: 'members', purpose: '支部大会' }]);
    // Coverage is no page of a secretary's, so it is no file either.
    expect((await app.call('secretary', exportCoverageRoute, { query: {} })).status).toBe(403);
  });

  it.each(['advisor', 'systemAdmin'])('is nothing to %s, who may export nothing', async (by) => {
    expect((await app.call(by, listExportsRoute, { query: {} })).status).toBe(403);
    expect((await app.call(by, exportSocialOrgsRoute, { query: { purpose: '核对' } })).status).toBe(403);
    expect((await app.call(by, exportCoverageRoute, { query: {} })).status).toBe(403);
  });

  it.each(['inspector', 'placeOfficer', 'bodyOfficer'])(
    'holds organisations but no members for %s',
    async (by) => {
      expect((await app.call(by, exportSocialOrgsRoute, { query: { purpose: '核对' } })).status).toBe(200);
      const members = await app.call(by, exportMembersRoute, { query: { purpose: '统计' } });
      expect([members.status, members.code]).toEqual([403, 'not-allowed']);
      expect((await listed(by)).rows.map(({ kind }) => kind)).not.toContain('members');
    },
  );
});
