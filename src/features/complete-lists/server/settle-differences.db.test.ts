import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTexts } from '../../../platform/testing/workbooks.ts';
import { addMember, addSupervisingBody, coverBy } from '../../testing/build-records.ts';
import { differencesNoted } from '../../testing/differences-noted.ts';
import { createListDesk, type ListDesk } from '../../testing/list-desk.ts';
import {
  listedSchools,
  SCHOOL_HEADER,
  schoolCode,
  SCHOOLS,
  SCHOOLS_ALIKE,
} from '../../testing/listed-schools.ts';
import type { DifferenceKind } from '../complete-list.ts';
import {
  type DifferenceView,
  exportDifferencesRoute,
  settleDifferencesRoute,
} from '../complete-lists.contract.ts';

const DECLINE = { action: 'decline', reason: '已核实，民政登记有误' } as const;

let desk: ListDesk;
let id: string;
beforeAll(async () => {
  desk = await createListDesk();
  for (const org of [...SCHOOLS, ...SCHOOLS_ALIKE]) await desk.newOrg(org);
  const list = await desk.compareRows(listedSchools());
  expect(list).toMatchObject({ state: 'compared', ours: 26, absent: 2 });
  id = list.id;
});
afterAll(() => desk.close());
const only = async (kind: DifferenceKind, name: string): Promise<DifferenceView> => {
  const found = (await desk.differences(id, kind)).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no ${kind} of ${name}`);
  return found;
};
const firstOf = async (text: string, creditCode: string) =>
  (await desk.database.superPool.query(text, [creditCode])).rows[0];
const stored = (creditCode: string) =>
  firstOf(
    `select o.name, o.status, o.ended_on, o.end_reason, o.address, o.legal_representative, o.founded_on, o.founded_precision,
       o.responsibility, o.extra, o.contact_phone_sealed, b.name as body, o.org_type
     from social_org o left join supervising_body b on b.id = o.supervising_body_id where o.credit_code = $1`,
    creditCode,
  );
const lastChange = (creditCode: string) =>
  firstOf(
    `select l.actor, l.action, l.change_on, l.reason from change_line l join social_org o on o.id = l.entity_id
     where o.credit_code = $1 order by l.id desc limit 1`,
    creditCode,
  );

describe('adopting', () => {
  it('民政有我无 creates the organisation as an import of its row would', async () => {
    const shown = await only('theirs_only', '洋县新学校');
    expect(shown.lines.map(({ title, theirs }) => [title, theirs])).toContainEqual(['法定代表人', '钱某']);
    const [result] = await desk.settle(id, [shown], { action: 'create' });
    expect(result).toMatchObject({ done: true, refusals: [] });
    expect(await stored(schoolCode(50))).toMatchObject({
      name: '洋县新学校',
      org_type: 'service_agency',
      founded_on: '2026-03-01',
      legal_representative: '钱某',
      responsibility: 'unclear',
      body: '洋县教体局',
      contact_phone_sealed: desk.sealer.sealAlike('13900001111', 'office-phone'),
      extra: [
        {
          title: '注册资金',
          value: '3 万元',
          source: '全量名单.xlsx',
          on: '2026-06-30',
          after: 'supervisingBody',
        },
      ],
    });
    expect(await lastChange(schoolCode(50))).toMatchObject({ actor: '党工委干部', action: 'create' });
    expect(await only('theirs_only', '洋县新学校')).toMatchObject({
      state: 'adopted',
      settledBy: '党工委干部',
    });
  });

  it('更名 changes the name from a day on', async () => {
    const shown = await only('renamed', '洋县甲中学');
    const without = await desk.settle(id, [shown], { action: 'rename' });
    expect(without).toMatchObject([{ done: false, refusals: [{ code: 'complete-list.no-day' }] }]);
    const results = await desk.settle(id, [shown], { action: 'rename', changeOn: '2026-04-01' });
    expect(results).toMatchObject([{ done: true }]);
    expect(await stored(schoolCode(10))).toMatchObject({ name: '洋县甲中学' });
    expect(await lastChange(schoolCode(10))).toMatchObject({
      action: 'change',
      change_on: '2026-04-01',
      reason: null,
    });
    const { rows } = await desk.database.superPool.query(
      `select p.name from social_org_period p join social_org o on o.id = p.social_org_id
       where o.credit_code = $1 and p.valid @> date '2026-03-31' and p.superseded_at is null`,
      [schoolCode(10)],
    );
    expect(rows).toEqual([{ name: '洋县甲学校' }]);
  });

  it('已注销仍在册 ends it on the day of the list, with what stands beside it', async () => {
    const shown = await only('ended_there', '洋县乙学校');
    const org = { id: shown.socialOrg?.id ?? '' };
    await coverBy(desk.database, { socialOrg: org, partyOrg: desk.tree.educationBranch });
    expect(await desk.settle(id, [shown], { action: 'end' })).toMatchObject([{ done: true }]);
    expect(await stored(schoolCode(11))).toMatchObject({
      status: 'deregistered',
      ended_on: '2026-05-20',
      end_reason: '登记管理机关全量名单（截至 2026-06-30）列为注销',
    });
    const { rows } = await desk.database.superPool.query(
      'select upper(valid)::text as "end" from coverage_relation where social_org_id = $1',
      [org.id],
    );
    expect(rows).toEqual([{ end: '2026-05-20' }]);
  });

  it('is refused while members work there, and leaves everything as it was', async () => {
    const shown = await only('ended_there', '洋县丙学校');
    const workUnit = { id: shown.socialOrg?.id ?? '' };
    const member = await addMember(desk.database, {
      name: '孙某',
      branch: desk.tree.educationBranch,
      workUnit,
    });
    const end = { action: 'end', endedOn: '2026-06-01' } as const;
    expect(await desk.settle(id, [shown], { action: 'end' })).toMatchObject([
      { done: false, refusals: [{ code: 'complete-list.no-end-day' }] },
    ]);
    expect(await desk.settle(id, [shown], end)).toMatchObject([
      { done: false, refusals: [{ code: 'social-org.members-left' }] },
    ]);
    expect(await stored(schoolCode(12))).toMatchObject({ status: 'normal', ended_on: null });
    expect(await only('ended_there', '洋县丙学校')).toMatchObject({ state: 'open' });
    await desk.database.superPool.query('update member set work_unit_id = null where id = $1', [member]);
    expect(await desk.settle(id, [shown], end)).toMatchObject([{ done: true }]);
  });

  it('信息不一致 takes theirs field by field and keeps ours for the rest', async () => {
    const shown = await only('differing', '洋县丁学校');
    expect(shown.lines.map(({ field }) => field).sort()).toEqual([
      'address',
      'foundedOn',
      'legalRepresentative',
      'supervisingBodyId',
    ]);
    expect(await differencesNoted(desk, schoolCode(13))).toEqual([[id, 'differing']]);
    const results = await desk.settle(id, [shown], {
      action: 'take',
      fields: ['address', 'foundedOn', 'supervisingBodyId'],
      changeOn: '2026-06-30',
      keptReason: '法定代表人以我方核实为准',
    });
    expect(results).toMatchObject([{ done: true }]);
    expect(await differencesNoted(desk, schoolCode(13))).toEqual([]);
    expect(await stored(schoolCode(13))).toMatchObject({
      address: '洋县新街 8 号',
      legal_representative: null,
      founded_on: '2019-09-01',
      founded_precision: 'month',
      body: '洋县人社局',
    });
    const all = (await desk.differences(id, 'differing')).filter(({ name }) => name === '洋县丁学校');
    expect(all).toMatchObject([
      { state: 'adopted', lines: [{}, {}, {}] },
      { state: 'declined', reason: '法定代表人以我方核实为准', lines: [{ field: 'legalRepresentative' }] },
    ]);
    // What was decided is not asked again when it is compared anew.
    await desk.compare(id);
    expect((await desk.read(id)).differences.differing).toMatchObject({ open: 0, adopted: 1, declined: 1 });
  });

  it('我有民政无 ends nothing by itself: a person says on which day, and on what basis', async () => {
    const shown = await only('ours_only', '洋县戊学校');
    const end = { action: 'end', status: 'revoked', endedOn: '2026-02-01' } as const;
    expect(await desk.settle(id, [shown], end)).toMatchObject([
      { done: false, refusals: [{ code: 'complete-list.no-end-reason' }] },
    ]);
    expect(await desk.settle(id, [shown], { action: 'note', note: '已电话联系，月底前答复' })).toMatchObject([
      { done: true },
    ]);
    expect(await only('ours_only', '洋县戊学校')).toMatchObject({
      state: 'open',
      note: '已电话联系，月底前答复',
      notedBy: '党工委干部',
    });
    const results = await desk.settle(id, [shown], { ...end, endReason: '县民政局撤销登记公告' });
    expect(results).toMatchObject([{ done: true }]);
    expect(await stored(schoolCode(14))).toMatchObject({
      status: 'revoked',
      end_reason: '县民政局撤销登记公告',
    });
  });

  it('one that ended with us and stands there restores it', async () => {
    const ended = await desk.newOrg({
      name: '洋县误注销学校',
      creditCode: schoolCode(60),
      status: 'deregistered',
      endedOn: '2025-01-01',
    });
    const list = await desk.compareRows(listedSchools([[ended.name, schoolCode(60), '正常']]), {
      listedOn: '2026-06-30',
      types: ['service_agency'],
    });
    const [shown] = (await desk.differences(list.id, 'differing')).filter(({ name }) => name === ended.name);
    expect(shown).toMatchObject({ lines: [{ title: '组织状态', theirs: '正常', ours: '注销' }] });
    const results = await desk.settle(list.id, shown === undefined ? [] : [shown], {
      action: 'take',
      correctionReason: '误办注销',
    });
    expect(results).toMatchObject([{ done: true }]);
    expect(await stored(schoolCode(60))).toMatchObject({ status: 'normal', ended_on: null });
    expect(await lastChange(schoolCode(60))).toMatchObject({ action: 'correct', reason: '误办注销' });
  });
});

describe('settling', () => {
  it('several at once gives each its own result', async () => {
    const list = await desk.compareRows(listedSchools([['洋县批量学校', schoolCode(70), '正常']]), {
      listedOn: '2026-07-01',
    });
    id = list.id;
    const news = (await desk.differences(id, 'theirs_only')).filter(({ name }) => name !== '洋县新学校');
    // One of them was registered by hand meanwhile.
    await desk.newOrg({ name: '洋县批量学校', creditCode: schoolCode(70) });
    const results = await desk.settle(id, news, { action: 'create' });
    expect(results.map(({ done, refusals }) => [done, refusals[0]?.code ?? null])).toEqual([
      [true, null],
      [false, 'conflict.overtaken'],
    ]);
    expect(await stored(schoolCode(51))).toMatchObject({ name: '洋县另一新学校' });
  });

  it('by two officers at once: the second one learns who was first', async () => {
    const shown = await only('ours_only', '洋县己学校');
    const both = await Promise.all([
      desk.settle(id, [shown], DECLINE, 'officer'),
      desk.settle(id, [shown], DECLINE, 'placeOfficer'),
    ]);
    expect(both.map(([result]) => result?.done).sort()).toEqual([false, true]);
    const refused = both.flat().find(({ done }) => !done);
    expect(refused?.refusals[0]).toMatchObject({
      code: 'conflict.settled',
      message: expect.stringContaining('不采纳'),
    });
  });

  it('of what was declined can be taken up again', async () => {
    const shown = await only('ours_only', '洋县己学校');
    expect(shown).toMatchObject({ state: 'declined', reason: DECLINE.reason });
    expect(await desk.settle(id, [shown], { action: 'reopen' })).toMatchObject([{ done: true }]);
    expect(await only('ours_only', '洋县己学校')).toMatchObject({ state: 'open', reason: null });
    expect(await desk.settle(id, [shown], { action: 'reopen' })).toMatchObject([{ done: false }]);
    await desk.settle(id, [shown], DECLINE);
  });

  it('is refused where somebody has changed the record since it was shown', async () => {
    const org = await desk.newOrg({ name: '洋县刚改学校', creditCode: schoolCode(80) });
    const list = await desk.compareRows(listedSchools([['洋县刚改中学', schoolCode(80), '正常']]), {
      listedOn: '2026-07-02',
    });
    id = list.id;
    const shown = await only('renamed', '洋县刚改中学');
    await desk.database.superPool.query('update social_org set address = $2 where id = $1', [
      org.id,
      '新地址',
    ]);
    const rename = { action: 'rename', changeOn: '2026-07-01' } as const;
    expect(await desk.settle(id, [shown], rename)).toMatchObject([
      { done: false, refusals: [{ code: 'conflict.version' }] },
    ]);
    const again = await only('renamed', '洋县刚改中学');
    expect(await desk.settle(id, [again], { ...rename, changeOn: '2999-01-01' })).toMatchObject([
      { done: false, refusals: [{ code: 'change.future' }] },
    ]);
    expect(await desk.settle(id, [again], { action: 'create' })).toMatchObject([
      { done: false, refusals: [{ code: 'complete-list.action' }] },
    ]);
  });

  it('of a difference that was declined on the last list is carried over with its reason', async () => {
    expect(await only('ours_only', '洋县己学校')).toMatchObject({
      state: 'declined',
      carried: true,
      reason: DECLINE.reason,
    });
  });

  it('on a list that a newer one has taken the place of is refused', async () => {
    const shown = await only('renamed', '洋县刚改中学');
    const older = id;
    id = (
      await desk.compareRows(listedSchools([['洋县留待学校', schoolCode(95)]]), { listedOn: '2026-07-03' })
    ).id;
    expect(await desk.read(older)).toMatchObject({ state: 'superseded', supersededBy: id });
    const body = { differences: [{ id: shown.id, version: 1 }], decision: DECLINE };
    const answer = await desk.call('officer', settleDifferencesRoute, { params: { id: older }, body });
    expect(answer.code).toBe('complete-list.superseded');
  });

  it('is not for who stands beside, nor for who only inspects', async () => {
    const body = { differences: [{ id: 1, version: 1 }], decision: DECLINE };
    const status = async (name: 'otherPlaceOfficer' | 'educationOfficer' | 'inspector' | 'secretary') =>
      (await desk.call(name, settleDifferencesRoute, { params: { id }, body })).status;
    expect(await status('otherPlaceOfficer')).toBe(404);
    expect(await status('educationOfficer')).toBe(404);
    expect(await status('inspector')).toBe(403);
    expect(await status('secretary')).toBe(403);
    const foreign = await desk.settle(id, [{ id: 999_999, socialOrg: null } as DifferenceView], DECLINE);
    expect(foreign).toMatchObject([{ done: false, refusals: [{ code: 'not-found' }] }]);
  });

  it('beyond the own scope is refused by the database itself', async () => {
    const list = await desk.compareRows(
      [SCHOOL_HEADER, ['洋县外来学校', schoolCode(90), '正常']],
      {},
      'bodyOfficer',
    );
    const [shown] = await desk.differences(list.id, 'theirs_only', 'bodyOfficer');
    const results = await desk.settle(
      list.id,
      shown === undefined ? [] : [shown],
      { action: 'create' },
      'bodyOfficer',
    );
    expect(results).toMatchObject([{ done: false, refusals: [{ code: 'import.outside-scope' }] }]);
  });
});

describe('the export', () => {
  it.each<[DifferenceKind, string[], string]>([
    ['theirs_only', ['名单行号', '名单上的名称', '统一社会信用代码'], '洋县留待学校'],
    ['ours_only', ['本系统的名称', '统一社会信用代码', '组织类型'], '洋县己学校'],
    ['ended_there', ['名单行号', '本系统的名称', '项目'], ''],
    ['renamed', ['名单上的名称', '本系统的名称'], ''],
    ['differing', ['项目', '名单', '本系统', '处理情况'], ''],
  ])('of %s', async (kind, titles, text) => {
    const query = { kind, format: 'xlsx', purpose: '交民政局核对' } as const;
    const { status, bytes, headers } = await desk.call('officer', exportDifferencesRoute, {
      params: { id },
      query,
    });
    expect(status).toBe(200);
    expect(decodeURIComponent(String(headers['content-disposition']))).toContain('洋县全量名单比对');
    const texts = await readTexts(bytes, 'x.xlsx');
    expect(texts.flat()).toEqual(expect.arrayContaining(titles));
    expect(texts.flat().join()).toContain(text);
  });

  it('is for who sees the list', async () => {
    const query = { kind: 'ours_only', purpose: '交民政局核对' } as const;
    const status = async (name: 'otherPlaceOfficer' | 'inspector') =>
      (await desk.call(name, exportDifferencesRoute, { params: { id }, query })).status;
    expect(await status('otherPlaceOfficer')).toBe(404);
    expect(await status('inspector')).toBe(403);
  });
});

describe('a registrar', () => {
  it('is not held to what another one registers', async () => {
    const approval = await addSupervisingBody(desk.database, '洋县行政审批局');
    const civil = desk.tree.supervisingBodies.civilAffairs;
    const first = await desk.newOrg({ name: '洋县审批学校' });
    const second = await desk.newOrg({ name: '洋县民政学校' });
    await desk.database.superPool.query(
      'update social_org set registrar_id = case id when $1 then $3::uuid else $4::uuid end where id in ($1, $2)',
      [first.id, second.id, approval.id, civil.id],
    );
    const list = await desk.compareRows(listedSchools(), {
      listedOn: '2026-07-03',
      registrarId: approval.id,
    });
    const absent = (await desk.differences(list.id, 'ours_only')).map(({ name }) => name);
    expect([absent.includes('洋县审批学校'), absent.includes('洋县民政学校')]).toEqual([true, false]);
  });
});

describe('a telephone in the file', () => {
  const kept = async () => {
    const { rows } = await desk.database.superPool.query<{ all: string; sealed: number }>(
      'select jsonb_agg(r)::text as all, count(phones_sealed)::int as sealed from complete_list_row r where list_id = $1',
      [id],
    );
    return rows[0];
  };

  it('is kept sealed, and as long as the file', async () => {
    expect(await kept()).toEqual({ sealed: 1, all: expect.not.stringContaining('13900001111') });
    await desk.database.superPool.query(
      'update upload set erased_at = now() where id = (select upload_id from complete_list where id = $1)',
      [id],
    );
    expect(await kept()).toMatchObject({ sealed: 0 });
  });
});
