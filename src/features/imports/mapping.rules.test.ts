import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../platform/kernel/refusal.ts';
import { applyChoices, choicesToRemember, missingFields, questionsOf } from './mapping.rules.ts';
import { recogniseColumns } from './recognise.rules.ts';

const mapped = (kind: 'members' | 'social_orgs' | 'party_orgs', ...titles: string[]) =>
  recogniseColumns(
    kind,
    titles.map((title, index) => ({ index, title, path: title })),
  );
const fieldsAfter = (applied: ReturnType<typeof applyChoices>) =>
  applied.map((each) => (isRefusal(each) ? each.code : each.field));

describe('applyChoices', () => {
  const mapping = mapped('members', '序号', '姓名', '哪个支部', '血型');

  it.each([
    ['nothing chosen', [], ['ignored', 'name', null, null]],
    ['a column named', [{ index: 2, field: 'managingBranch' }], ['ignored', 'name', 'managingBranch', null]],
    ['a column let go', [{ index: 1, field: null }], ['ignored', null, null, null]],
    ['a field twice', [{ index: 3, field: 'name' }], ['import.field-twice']],
    ['a field of another kind', [{ index: 3, field: 'creditCode' }], ['import.unknown-field']],
    [
      'several columns ignored',
      [
        { index: 2, field: 'ignored' },
        { index: 3, field: 'ignored' },
      ],
      ['ignored', 'name', 'ignored', 'ignored'],
    ],
  ])('%s', (_what, choices, fields) => {
    expect(fieldsAfter(applyChoices('members', mapping, choices))).toEqual(fields);
  });

  it('takes results of different years beside each other', () => {
    const yearly = mapped('social_orgs', '名称', '2024年检', '2025年情况');
    expect(fieldsAfter(applyChoices('social_orgs', yearly, [{ index: 2, field: 'annualCheck' }]))).toEqual([
      'name',
      'annualCheck',
      'annualCheck',
    ]);
  });

  it('remembers what was chosen and nothing else', () => {
    const applied = applyChoices('members', mapping, [
      { index: 2, field: 'managingBranch' },
      { index: 3, field: 'ignored' },
    ]);
    if (isRefusal(applied[0])) throw new Error('refused');
    expect([...choicesToRemember(applied as typeof mapping)]).toEqual([
      ['哪个支部', 'managingBranch'],
      ['血型', 'ignored'],
    ]);
  });
});

it.each([
  ['members', ['姓名'], ['所在党支部']],
  ['members', ['姓名', '所在党支部'], []],
  ['social_orgs', ['信用代码'], ['社会组织名称']],
] as const)('of %s with %j misses %j', (kind, titles, missing) => {
  expect(missingFields(kind, mapped(kind, ...titles))).toEqual(missing);
});

it.each([
  ['members', ['姓名'], ['ledgerOn']],
  ['party_orgs', ['党组织名称', '换届时间'], ['ledgerOn', 'termMeaning', 'region', 'partyOrg']],
] as const)('of %s with %j asks %j', (kind, titles, questions) => {
  expect(questionsOf(kind, mapped(kind, ...titles))).toEqual(questions);
});
