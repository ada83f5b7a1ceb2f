import { describe, expect, it } from 'vitest';
import { fieldsOf } from './fields/import-fields.ts';
import { importKinds, type ImportKind } from './import.ts';
import { isKnownTitle, pathKey, recogniseColumns, titleKey } from './recognise.rules.ts';

function columnsOf(paths: readonly string[]) {
  return paths.map((path, index) => ({ index, path, title: path.split('·').at(-1) ?? '' }));
}

function fieldsFor(kind: ImportKind, ...paths: string[]): (string | null)[] {
  return recogniseColumns(kind, columnsOf(paths)).map(({ field, year }) =>
    year === undefined ? field : `${field}.${year}`,
  );
}

describe('titles of organisations', () => {
  it.each([
    ['单位名称', 'name'],
    ['社会组织名称 *', 'name'],
    ['名　称（必填）', 'name'],
    ['统一社会信用代码', 'creditCode'],
    ['社会信用代码', 'creditCode'],
    ['机构代码', 'creditCode'],
    ['登记机关', 'registrar'],
    ['主管单位', 'supervisingBody'],
    ['行业类别', 'sector'],
    ['从业人员（人）', 'staff'],
    ['职工人数', 'staff'],
    ['从业人员数量', 'staff'],
    ['专职人员', 'staffFullTime'],
    ['注册志愿者人数', 'volunteers'],
    ['会员', 'affiliates'],
    ['会员数', 'affiliates'],
    ['会员总数（人）', 'affiliates'],
    ['法人代表', 'legalRepresentative'],
    ['负责人', 'headName'],
    ['登记时间', 'foundedOn'],
    ['成立年月', 'foundedOn'],
    ['所属乡镇', 'region'],
    ['住所', 'address'],
    ['党员人数', 'declaredMembers'],
    ['其中：正式党员', 'declaredFullMembers'],
    ['党组织名称', 'partyOrgName'],
    ['组建方式（单独/联合/挂靠）', 'setUpMode'],
    ['2024年度年检结果', 'annualCheck.2024'],
    ['年检（2023）', 'annualCheck.2023'],
    ['年检情况', 'annualCheck'],
    ['是否为党员', 'headMember'],
    ['负责人·姓名', 'headName'],
    ['负责人·联系电话', 'headPhone'],
    ['法定代表人·姓名', 'legalRepresentative'],
    ['联系人·电话', 'contactPhone'],
    ['负责人情况·姓名', 'headName'],
    ['社会组织基本信息·名称', 'name'],
    ['基本情况·名称', 'name'],
    ['党员情况·正式党员', 'declaredFullMembers'],
    ['序号', 'ignored'],
    ['正式党员（计算）', 'ignored'],
    ['活动经费（万元）', null],
    ['负责人·年龄', null],
    ['书记·性别', null],
  ])('%s → %s', (path, field) => {
    expect(fieldsFor('social_orgs', path)).toEqual([field]);
  });
});

describe('titles of a one-sheet ledger', () => {
  it.each([
    ['党组织·名称', 'partyOrgName'],
    ['党组织情况·名称', 'partyOrgName'],
    ['党组织情况·成立时间', 'partyOrgFoundedOn'],
    ['党组织书记基本情况·姓名', 'secretaryName'],
    ['党组织成立时间', 'partyOrgFoundedOn'],
    ['组建时间', 'partyOrgFoundedOn'],
    ['书记姓名', 'secretaryName'],
    ['党组织书记·姓名', 'secretaryName'],
    ['党组织书记·联系电话', 'secretaryPhone'],
    ['换届时间', 'termDay'],
    ['上次换届时间', 'lastElectedOn'],
    ['届满时间', 'termEndsOn'],
    ['党组织类型', 'partyOrgKind'],
    ['类型', 'orgType'],
    ['成立时间', 'foundedOn'],
  ])('%s → %s', (path, field) => {
    expect(fieldsFor('ledger', path)).toEqual([field]);
  });
});

describe('titles of members and Party organisations', () => {
  it.each([
    ['members', '姓　名', 'name'],
    ['members', '身份证号码', 'identityNumber'],
    ['members', '出生年月', 'bornOn'],
    ['members', '入党时间', 'joinedOn'],
    ['members', '转正时间', 'fullOn'],
    ['members', '所在党支部', 'managingBranch'],
    ['members', '组织关系所在', 'membershipBranch'],
    ['members', '党内职务', 'partyPost'],
    ['members', '工作单位及职务', 'workUnitAndPost'],
    ['members', '正式/预备', 'status'],
    ['party_orgs', '党支部名称', 'name'],
    ['party_orgs', '组建时间', 'foundedOn'],
    ['party_orgs', '上级党组织', 'parent'],
    ['party_orgs', '覆盖单位', 'covers'],
    ['party_orgs', '支部书记', 'secretaryName'],
  ] as const)('%s: %s → %s', (kind, path, field) => {
    expect(fieldsFor(kind, path)).toEqual([field]);
  });
});

describe('recogniseColumns', () => {
  it('feeds no field twice: the nearer title wins, the other is kept as 附列', () => {
    expect(fieldsFor('members', '联系电话', '手机号')).toEqual(['phone', null]);
    expect(fieldsFor('social_orgs', '名称（简称）', '社会组织名称')).toEqual([null, 'name']);
    expect(fieldsFor('social_orgs', '2023年年检', '2024年年检')).toEqual([
      'annualCheck.2023',
      'annualCheck.2024',
    ]);
  });

  it('goes by what a person chose before', () => {
    const remembered = new Map([
      [pathKey('活动经费（万元）'), 'staff'],
      [pathKey('名 称'), ''],
    ]);
    const mapped = recogniseColumns(
      'social_orgs',
      columnsOf(['名称', '活动经费(万元)', '从业人员', '单位名称']),
      remembered,
    );
    expect(mapped.map(({ field, source }) => [field, source])).toEqual([
      [null, 'remembered'],
      ['staff', 'remembered'],
      [null, 'unknown'],
      ['name', 'recognised'],
    ]);
    expect(isKnownTitle('social_orgs', '活动经费(万元)', remembered)).toBe(true);
  });

  it('knows no title that speaks of nothing', () => {
    for (const title of ['', '（人）', '·', '备注', '2024'])
      expect(isKnownTitle('ledger', title), title).toBe(false);
  });
});

it.each(importKinds)('every title and synonym of %s leads to its own field or to an earlier one', (kind) => {
  const lost = fieldsOf(kind)
    .filter((field) => field.kind !== 'year-result')
    .filter((field) => fieldsFor(kind, field.title)[0] !== field.field)
    .map((field) => field.title);
  expect(lost).toEqual([]);
  const unread = fieldsOf(kind).flatMap((field) =>
    field.synonyms.filter((synonym) => !isKnownTitle(kind, synonym)),
  );
  expect(unread).toEqual([]);
});

it.each([
  ['党员人数（人）', '党员数'],
  ['成立日期', '成立时间'],
  ['姓　名*', '姓名'],
])('%s is compared as %s', (title, key) => {
  expect(titleKey(title)).toBe(key);
});
