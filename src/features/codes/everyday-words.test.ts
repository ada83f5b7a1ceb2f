import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../platform/kernel/refusal.ts';
import { type CodeTable, codesOf, isCodeOf, nameOfCode } from './code-table.ts';
import { codeTables } from './code-tables.ts';
import { nearestNames, toBoolean, toCode } from './everyday-words.ts';
import { degrees, educations } from './tables/education.ts';
import { ethnicities } from './tables/ethnicity.ts';
import { memberStatuses } from './tables/member.ts';
import { setUpModes } from './tables/party-org.ts';
import { partyOrgKinds } from './tables/party-org-kind.ts';
import { politicalAffiliations } from './tables/political-affiliation.ts';
import { sectorSeeds } from './tables/sector.ts';
import { sexes } from './tables/sex.ts';
import { annualCheckResults, evaluationGrades, socialOrgStatuses } from './tables/social-org.ts';
import { socialOrgTypes } from './tables/social-org-type.ts';
import { yesNo } from './tables/yes-no.ts';

describe('toCode', () => {
  it.each<[CodeTable, string, string | null]>([
    [educations, '大学', '21'],
    [educations, '本科', '21'],
    [educations, '大学本科', '21'],
    [educations, ' 大 学 ', '21'],
    [educations, '21', '21'],
    [educations, '\uFF12\uFF11', '21'],
    [educations, '大专', '31'],
    [educations, '专科', '31'],
    [educations, '研究生', '14'],
    [educations, '硕士', '14'],
    [educations, '研究生\uFF08硕士\uFF09', '14'],
    [educations, '博士', '11'],
    [educations, '高中', '61'],
    [educations, '中专', '41'],
    [educations, '初中', '71'],
    [educations, '小学', '81'],
    [educations, '肄业大学', null],
    [degrees, '硕士学位', '3'],
    [degrees, '无', '0'],
    [ethnicities, '回', '03'],
    [ethnicities, '回族', '03'],
    [ethnicities, '3', '03'],
    [ethnicities, '03', '03'],
    [ethnicities, '汉', '01'],
    [ethnicities, '维吾尔族', '05'],
    [ethnicities, '土家', '15'],
    [ethnicities, '土', '30'],
    [ethnicities, '基诺族', '56'],
    [ethnicities, '火星族', null],
    [sexes, '男', '1'],
    [sexes, '女性', '2'],
    [sexes, 'F', '2'],
    [sexes, '中', null],
    [politicalAffiliations, '党员', '01'],
    [politicalAffiliations, '预备党员', '02'],
    [politicalAffiliations, '群众', '13'],
    [memberStatuses, '正式', 'full'],
    [memberStatuses, '预备', 'probationary'],
    [socialOrgTypes, '民非', 'service_agency'],
    [socialOrgTypes, '民办非企业', 'service_agency'],
    [socialOrgTypes, '民办非企业单位', 'service_agency'],
    [socialOrgTypes, '社会服务机构', 'service_agency'],
    [socialOrgTypes, '民办非企业单位(社会服务机构)', 'service_agency'],
    [socialOrgTypes, '社团', 'association'],
    [socialOrgTypes, '基金会', 'foundation'],
    [socialOrgTypes, '律所', 'law_firm'],
    [setUpModes, '单独', 'sole'],
    [setUpModes, '单建', 'sole'],
    [setUpModes, '独立', 'sole'],
    [setUpModes, '联合', 'joint'],
    [setUpModes, '联建', 'joint'],
    [setUpModes, '挂靠', 'attached'],
    [evaluationGrades, '5A', '5'],
    [evaluationGrades, 'AAAAA', '5'],
    [evaluationGrades, '五星', '5'],
    [evaluationGrades, '\uFF14\uFF21级', '4'],
    [annualCheckResults, '基本合格', 'basically_qualified'],
    [annualCheckResults, '未参检', 'not_taken'],
    [socialOrgStatuses, '已注销', 'deregistered'],
    [partyOrgKinds, '联合支部', 'joint_branch'],
    [partyOrgKinds, '支部', 'branch'],
    [partyOrgKinds, '总支', 'general_branch'],
    [partyOrgKinds, '工委', 'work_committee'],
    [sectorSeeds, '经济产业', 'economic_industry'],
    [sectorSeeds, '文化体育', 'culture_and_sports'],
    [sectorSeeds, '老年组织', 'elderly'],
    [sectorSeeds, '公益服务', 'public_welfare'],
    [sectorSeeds, '宗教', 'religion'],
    [yesNo, '√', 'yes'],
    [yesNo, '×', 'no'],
  ])('%o: %j → %s', (table, text, code) => {
    const result = toCode(table, text);
    if (code === null) expect(result).toSatisfy(isRefusal);
    else expect(result).toEqual({ code });
  });

  it('names the table, the value and the nearest names in a refusal', () => {
    const result = toCode(setUpModes, '单位独自', 'mode');
    expect(result).toMatchObject({ code: 'code.unknown', field: 'mode', value: '单位独自' });
    expect(isRefusal(result) && result.message).toMatch(/^组建方式“单位独自”无法识别/);
    expect(isRefusal(result) && result.message).toContain('是不是“单独建”');
    expect(isRefusal(result) && result.message).toContain('可以填写\uFF1A单独建、联合建、挂靠建。');
  });

  it('lists what may be written when nothing is near', () => {
    const result = toCode(sexes, 'qqq');
    expect(isRefusal(result) && result.mend).toBe('可以填写\uFF1A男、女、未知、未说明。');
  });

  it('shows a long text by its beginning only', () => {
    const result = toCode(sexes, '甲'.repeat(30_000));
    expect(isRefusal(result) && result.message.length).toBeLessThan(100);
  });

  it('puts the nearest first', () => {
    expect(nearestNames(ethnicities, '维吾耳族')[0]).toBe('维吾尔族');
    expect(nearestNames(socialOrgTypes, '民办非盈利企业')[0]).toContain('民办非企业单位');
  });
});

describe('toBoolean', () => {
  it.each([
    ['是', true],
    ['有', true],
    ['√', true],
    ['Y', true],
    ['1', true],
    ['否', false],
    ['无', false],
    ['×', false],
    ['0', false],
  ])('%j → %s', (text, value) => {
    expect(toBoolean(text, 'inCharter')).toEqual({ value });
  });

  it('refuses anything else under the field given', () => {
    expect(toBoolean('大概', 'inCharter')).toMatchObject({ field: 'inCharter' });
  });
});

describe.each(codeTables.map((table) => [table.id, table] as const))('table %s', (_id, table) => {
  it('has each code and each name once', () => {
    const codes = table.entries.map((entry) => entry.code);
    const names = table.entries.map((entry) => entry.name);
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(names).size).toBe(names.length);
  });

  it('understands each of its codes, names and words as their own entry', () => {
    for (const entry of table.entries) {
      for (const word of [entry.code, entry.name, ...(entry.words ?? [])]) {
        expect(toCode(table, word), `${table.title} ${word}`).toEqual({ code: entry.code });
      }
    }
  });

  it('tells its codes and names', () => {
    const [first] = table.entries;
    expect(codesOf(table)).toHaveLength(table.entries.length);
    expect(isCodeOf(table, first?.code ?? '')).toBe(true);
    expect(isCodeOf(table, 'no such code')).toBe(false);
    expect(nameOfCode(table, first?.code ?? '')).toBe(first?.name);
    expect(nameOfCode(table, 'ZZ')).toBe('ZZ');
  });
});

it('holds the 56 peoples and two more', () => {
  expect(ethnicities.entries.map((entry) => entry.code)).toEqual([
    ...Array.from({ length: 56 }, (_, index) => String(index + 1).padStart(2, '0')),
    '97',
    '98',
  ]);
});
