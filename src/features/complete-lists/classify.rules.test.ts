import { describe, expect, it } from 'vitest';
import { differencesOf, type OurRecord } from './classify.rules.ts';
import type { Said } from './said.rules.ts';

const ON = { listedOn: '2026-06-30', placeNames: ['洋县', '汉中市', '陕西省'] };

const SILENT: Said = {
  name: null,
  creditCode: null,
  type: null,
  registerKind: null,
  status: null,
  foundedOn: null,
  foundedPrecision: 'day',
  endedOn: null,
  regionCode: null,
  address: null,
  legalRepresentative: null,
  registrarId: null,
  supervisingBodyId: null,
  industryRegulatorId: null,
};

const OURS: OurRecord = {
  name: '洋县志愿者协会',
  creditCode: '51610723MJQ000017J',
  type: 'association',
  registerKind: 'registered',
  status: 'normal',
  foundedOn: '2015-03-09',
  endedOn: null,
  regionCode: '610723000',
  address: '洋县人民路 1 号',
  legalRepresentative: '张某',
  registrarId: '洋县民政局',
  supervisingBodyId: '洋县教育体育局',
  industryRegulatorId: null,
};

const compare = (theirs: Partial<Said>, ours: Partial<OurRecord> = {}) =>
  differencesOf({ ...SILENT, ...theirs }, { ...OURS, ...ours }, ON);

describe('nothing differs', () => {
  it.each<[string, Partial<Said>, Partial<OurRecord>?]>([
    ['where the row says nothing more', {}],
    ['in the way a name is written', { name: '洋縣志願者協會 ' }],
    ['in brackets', { name: '洋县（城区）义工队' }, { name: '洋县(城区)义工队' }],
    ['in the place in front', { name: '志愿者协会' }],
    ['in the places in front', { name: '陕西省汉中市洋县志愿者协会' }],
    ['in the way an address is written', { address: '陕西省汉中市洋县人民路１号' }],
    ['in a founding day known to the month', { foundedOn: '2015-03-01', foundedPrecision: 'month' }],
    ['in a founding day known to the year', { foundedOn: '2015-01-01', foundedPrecision: 'year' }],
    ['in a body named as its office names it', { registrarId: '民政局', supervisingBodyId: '县教育体育局' }],
    ['in the township of a county’s organisation', { regionCode: '610723104' }],
    ['where both have ended', { status: 'deregistered' }, { status: 'deregistered', endedOn: '2026-01-05' }],
    [
      'where ours ended after the list’s day',
      { status: 'normal' },
      { status: 'deregistered', endedOn: '2026-07-10' },
    ],
  ])('%s', (_what, theirs, ours) => {
    expect(compare(theirs, ours)).toEqual([]);
  });
});

describe('已注销仍在册', () => {
  it('is told alone, with its day', () => {
    expect(
      compare({ status: 'deregistered', endedOn: '2026-05-20', name: '别的名称', address: '别处' }),
    ).toEqual([
      {
        kind: 'ended_there',
        fields: {
          status: { theirs: 'deregistered', ours: 'normal' },
          endedOn: { theirs: '2026-05-20', ours: null },
        },
      },
    ]);
  });

  it('without a day where the list has none', () => {
    expect(compare({ status: 'revoked' })).toEqual([
      { kind: 'ended_there', fields: { status: { theirs: 'revoked', ours: 'normal' } } },
    ]);
  });
});

describe('更名', () => {
  it.each(['洋县义工协会', '汉中市志愿者协会', '洋县志愿者联合会'])('is %s', (name) => {
    expect(compare({ name })).toEqual([{ kind: 'renamed', fields: {} }]);
  });

  it('stands beside what differs otherwise', () => {
    expect(compare({ name: '洋县义工协会', legalRepresentative: '李某' }).map(({ kind }) => kind)).toEqual([
      'renamed',
      'differing',
    ]);
  });
});

describe('信息不一致', () => {
  it.each<[string, Partial<Said>, object, Partial<OurRecord>?]>([
    [
      'the code, by the same name',
      { creditCode: '51610723MJQ000025D' },
      { creditCode: { theirs: '51610723MJQ000025D', ours: OURS.creditCode } },
    ],
    [
      'what we do not know',
      { industryRegulatorId: '洋县文旅局' },
      { industryRegulatorId: { theirs: '洋县文旅局', ours: null } },
    ],
    [
      'another body',
      { supervisingBodyId: '洋县民政局' },
      { supervisingBodyId: { theirs: '洋县民政局', ours: '洋县教育体育局' } },
    ],
    [
      'another month of founding',
      { foundedOn: '2015-04-01', foundedPrecision: 'month' },
      { foundedOn: { theirs: '2015-04-01', ours: '2015-03-09', precision: 'month' } },
    ],
    [
      'another place',
      { regionCode: '610722000' },
      { regionCode: { theirs: '610722000', ours: '610723000' } },
    ],
    ['another status', { status: 'abnormal_list' }, { status: { theirs: 'abnormal_list', ours: 'normal' } }],
    [
      'the person',
      { legalRepresentative: '李某' },
      { legalRepresentative: { theirs: '李某', ours: '张某' } },
    ],
    [
      'ended with us, there not',
      { status: 'normal', address: '别处' },
      { status: { theirs: 'normal', ours: 'deregistered' } },
      { status: 'deregistered', endedOn: '2026-01-05' },
    ],
  ])('is %s', (_what, theirs, fields, ours) => {
    expect(compare(theirs, ours)).toEqual([{ kind: 'differing', fields }]);
  });
});
