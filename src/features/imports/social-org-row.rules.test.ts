import { describe, expect, it } from 'vitest';
import type { ReadRow, RowValues } from './import-row.ts';
import { likelyType, placeSpellings, socialOrgRowOf } from './social-org-row.rules.ts';

const nothing: RowValues = { texts: {}, lists: {}, counts: {}, flags: {}, days: {}, yearResults: [] };
const row = (values: Partial<RowValues>): ReadRow => ({
  row: 2,
  values: { ...nothing, ...values },
  extra: [],
  reasons: [],
});
const read = (values: Partial<RowValues>) => socialOrgRowOf(row(values), '2026-11-01', '台账.xlsx');

describe('what a row says', () => {
  it('leaves out what it does not say, so that a blank changes nothing', () => {
    expect(read({ texts: { name: '洋县志愿者协会' }, counts: { staff: 0 } }).draft).toEqual({
      name: '洋县志愿者协会',
      staff: 0,
    });
  });

  it('closes the blanks with which people space a name out', () => {
    expect(read({ texts: { name: '洋县 志愿者 协会（YX Volunteers）' } }).draft.name).toBe(
      '洋县志愿者协会（YX Volunteers）',
    );
  });

  it('takes the first of several bodies, and keeps the others beside it', () => {
    const { bodies, furtherBodies } = read({
      lists: { registrar: ['甲局'], supervisingBody: ['甲局', '乙局', '丙局'] },
    });
    expect(bodies).toEqual({ registrar: '甲局', supervisingBody: '甲局' });
    expect(furtherBodies).toMatchObject([
      { title: '其他业务主管单位', value: '乙局、丙局', after: 'supervisingBody' },
    ]);
  });

  it('keeps declared numbers apart, with source and day', () => {
    expect(read({ counts: { declaredMembers: 4, declaredFullMembers: 3 } }).facts.declaredFigures).toEqual([
      { figure: 'members', value: 4, source: '台账.xlsx', declaredOn: '2026-11-01' },
      { figure: 'full_members', value: 3, source: '台账.xlsx', declaredOn: '2026-11-01' },
    ]);
  });

  it.each([
    [{ texts: { headName: '张某', headPost: '会长' }, flags: { headMember: true } }, '张某', '会长', true],
    [{ texts: { headName: '张某' } }, '张某', '负责人', undefined],
    [{ texts: { legalRepresentative: '李某' }, flags: { headMember: false } }, '李某', '法定代表人', false],
  ])('takes %j for a head', (values, personName, post, isMember) => {
    expect(read(values).facts.heads).toEqual([expect.objectContaining({ personName, post, isMember })]);
  });

  it("takes listings from their day, or from the ledger's", () => {
    const listedOn = { on: '2026-03-01', precision: 'day' as const };
    const flags = { abnormalListing: true, seriousListing: false };
    expect(
      read({ flags, days: { listedOn }, texts: { listedReason: '未年检' } }).facts.creditListings,
    ).toEqual([{ kind: 'abnormal', reason: '未年检', fromOn: '2026-03-01' }]);
    expect(read({ flags: { seriousListing: true } }).facts.creditListings).toEqual([
      { kind: 'serious', reason: undefined, fromOn: '2026-11-01' },
    ]);
  });

  it('knows no head where the row says nothing of one', () => {
    expect(read({ texts: { legalRepresentative: '李某' } }).facts.heads).toEqual([]);
  });

  it.each([
    [{ noPartyReason: '负责人不支持' }, 'to_discuss', null],
    [{ noPartyReason: '党员不足三名' }, 'under_three', null],
    [{ noPartyReason: '成立时间不长' }, 'other', '成立时间不长'],
    [{ noPartyReason: '其他', noPartyReasonNote: '成立时间不长' }, 'other', '成立时间不长'],
  ])('reads the reason %j as %s', (texts, noPartyReason, noPartyReasonNote) => {
    expect(read({ texts }).draft).toMatchObject({ noPartyReason, noPartyReasonNote });
  });

  it('takes the first of several bodies, and nothing of 否 for a mass organisation', () => {
    const { bodies, facts } = read({
      lists: { supervisingBody: ['县教体局', '县民政局'] },
      flags: { union: true, women: false },
    });
    expect(bodies).toEqual({ supervisingBody: '县教体局' });
    expect(facts.massOrgs).toEqual([{ kind: 'union', fromOn: '2026-11-01' }]);
  });

  it.each([
    [{ union: true, unionPartyWork: false }, [{ kind: 'union', doesPartyWork: false }]],
    [{ womenPartyWork: true }, [{ kind: 'women', doesPartyWork: true }]],
    [{ youthLeague: false, youthLeaguePartyWork: true }, []],
    [{ youthLeaguePartyWork: false }, []],
  ])('reads of %j whether a mass organisation does Party work', (flags, expected) => {
    const found = read({ flags }).facts.massOrgs;
    expect(found).toEqual(expected.map((each) => ({ ...each, fromOn: '2026-11-01' })));
  });

  it('takes each listing from its own day and for its own reason', () => {
    const on = (day: string) => ({ on: day, precision: 'day' as const });
    const days = { listedOn: on('2026-01-01'), seriousListedOn: on('2026-04-01') };
    const flags = { abnormalListing: true, seriousListing: true };
    const texts = { abnormalListedReason: '未年检', seriousListedReason: '提供虚假材料' };
    expect(read({ flags, days, texts }).facts.creditListings).toEqual([
      { kind: 'abnormal', reason: '未年检', fromOn: '2026-01-01' },
      { kind: 'serious', reason: '提供虚假材料', fromOn: '2026-04-01' },
    ]);
  });
});

it.each([
  ['52610723MJQ0000000', '洋县志愿者协会', { type: 'service_agency', by: 'code' }],
  [null, '洋县志愿者协会', { type: 'association', by: 'name' }],
  [null, '洋县仁爱养老院', { type: 'service_agency', by: 'name' }],
  [null, '陕西秦岭律师事务所', { type: 'law_firm', by: 'name' }],
  [null, '某某公益基金会', { type: 'foundation', by: 'name' }],
  [null, '某某', null],
])('the likely type of %s %s', (creditCode, name, expected) => {
  expect(likelyType({ creditCode, name })).toEqual(expected);
});

it.each([
  ['洋州街道办事处', '洋州街道'],
  ['洋州街道办', '洋州街道'],
  ['洋县谢村镇', '谢村镇'],
  ['谢村', '谢村镇'],
  ['陕西省汉中市洋县', '洋县'],
])('%s may stand as %s', (text, spelling) => {
  expect(placeSpellings(text)).toContain(spelling);
});
