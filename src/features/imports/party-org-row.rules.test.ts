import { describe, expect, it } from 'vitest';
import type { ReadRow, RowValues } from './import-row.ts';
import {
  isPlainName,
  ledgerPartyOrgRowOf,
  likelyWay,
  partyOrgRowOf,
  postInCell,
} from './party-org-row.rules.ts';

const nothing: RowValues = { texts: {}, lists: {}, counts: {}, flags: {}, days: {}, yearResults: [] };
const row = (values: Partial<RowValues>): ReadRow => ({
  row: 2,
  values: { ...nothing, ...values },
  extra: [],
  reasons: [],
});
const day = (on: string) => ({ on, precision: 'day' as const });

describe('what a row says', () => {
  it('leaves out what it does not say, so that a blank changes nothing', () => {
    expect(
      partyOrgRowOf(
        row({ texts: { name: '某协会党支部', partyCode: 'a０1' }, flags: { exemplar: false } }),
        null,
      ).draft,
    ).toEqual({
      name: '某协会党支部',
      partyCode: 'A01',
      exemplar: false,
    });
  });

  it.each([
    ['last_election', { electedOn: '2024-05-01', endsOn: undefined }],
    ['term_end', { electedOn: undefined, endsOn: '2024-05-01' }],
    [null, { electedOn: undefined, endsOn: undefined }],
  ] as const)('takes 换届时间 as it is meant: %s', (meaning, expected) => {
    expect(
      partyOrgRowOf(row({ texts: { name: '某党支部' }, days: { termDay: day('2024-05-01') } }), meaning).term,
    ).toEqual(expected);
  });

  it('takes each person once, the post that is named beside the name first', () => {
    const { posts } = partyOrgRowOf(
      row({
        texts: { name: '某党支部', secretaryName: '张三', secretaryPhone: '0916-8210000' },
        lists: {
          deputySecretaries: ['空缺'],
          committeeMembers: ['张三', '李四(组织委员)', '宣传委员：王五', '赵六'],
          partyWorkers: ['钱七'],
        },
        flags: { secretaryFullTime: true },
      }),
      null,
    );
    expect(posts.map(({ post, personName }) => `${post} ${personName}`)).toEqual([
      'secretary 张三',
      'organisation_member 李四',
      'publicity_member 王五',
      'committee_member 赵六',
      'party_worker 钱七',
    ]);
    expect(posts[0]).toMatchObject({ phone: '0916-8210000', fullTime: true });
  });

  it('of a one-sheet ledger is taken from its own columns, and from none where no Party organisation is named', () => {
    const ledger = row({
      texts: {
        name: '某协会',
        partyOrgName: '某协会党支部',
        partyOrgKind: 'branch',
        setUpMode: 'sole',
        secretaryName: '张三',
        region: '洋县',
      },
      days: { partyOrgFoundedOn: day('2016-07-01'), foundedOn: day('2010-01-01') },
    });
    expect(ledgerPartyOrgRowOf(ledger, null)).toMatchObject({
      draft: { name: '某协会党支部', kind: 'branch', setUpMode: 'sole', foundedOn: '2016-07-01' },
      region: undefined,
      covers: [],
      posts: [{ post: 'secretary', personName: '张三' }],
    });
    expect(ledgerPartyOrgRowOf(row({ texts: { name: '某协会', secretaryName: '张三' } }), null)).toBeNull();
  });
});

it.each([
  ['张三', 'committee_member', '张三'],
  ['组织委员张三', 'organisation_member', '张三'],
  ['支部副书记 李四', 'deputy_secretary', '李四'],
  ['张三（纪检委员）', 'discipline_member', '张三'],
  ['张三(会长)', 'committee_member', '张三(会长)'],
])('%s is a %s', (cell, post, personName) => {
  expect(postInCell(cell, 'committee_member')).toEqual({ post, personName });
});

it.each([
  ['钱七（专职）', 'party_worker', '钱七', true],
  ['钱七(兼职)', 'party_worker', '钱七', false],
  ['李四（组织委员、兼职）', 'organisation_member', '李四', false],
  ['组织委员：李四（专职）', 'organisation_member', '李四', true],
  ['钱专职', 'party_worker', '钱专职', undefined],
])('%s tells whether full or part time', (cell, post, personName, fullTime) => {
  expect(postInCell(cell, 'party_worker')).toEqual({ post, personName, fullTime });
});

it('takes columns of their own for full-time and part-time 党务工作者', () => {
  const lists = { fullTimePartyWorkers: ['钱七'], partTimePartyWorkers: ['孙八'] };
  expect(partyOrgRowOf(row({ texts: { name: '某党支部' }, lists }), null).posts).toEqual([
    { post: 'party_worker', personName: '钱七', fullTime: true },
    { post: 'party_worker', personName: '孙八', fullTime: false },
  ]);
});

it.each([
  ['第一党支部', true],
  ['中共第3支部', true],
  ['联合党支部', true],
  ['机关第二党支部', true],
  ['退休党支部', true],
  ['志愿者协会党支部', false],
  ['明德学校第一党支部', false],
  ['洋县社会组织综合党委', false],
])('%s alone names no one organisation: %s', (name, plain) => expect(isPlainName(name)).toBe(plain));

it.each([
  ['branch', 1, 'sole'],
  ['branch', 2, 'joint'],
  ['joint_branch', 1, 'joint'],
  [undefined, 1, 'sole'],
] as const)('a %s of %i units covers as %s', (kind, units, way) => expect(likelyWay(kind, units)).toBe(way));
