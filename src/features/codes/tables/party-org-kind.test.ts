import { expect, it } from 'vitest';
import {
  choosablePartyOrgKinds,
  countsAsBranch,
  isTemporaryPartyOrgKind,
  nationalCodeOfPartyOrgKind,
  partyOrgKindOfName,
  partyOrgKindOfNationalCode,
  tierOfPartyOrgKind,
} from './party-org-kind.ts';

it.each([
  ['party_committee', '611', 'committee', false, false],
  ['comprehensive_committee', '611', 'committee', false, false],
  ['industry_committee', '611', 'committee', false, false],
  ['work_committee', null, 'committee', false, false],
  ['general_branch', '621', 'general_branch', false, false],
  ['branch', '631', 'branch', false, true],
  ['joint_branch', '632', 'branch', false, true],
  ['temporary_committee', '911', 'committee', true, false],
  ['temporary_general_branch', '921', 'general_branch', true, false],
  ['temporary_branch', '931', 'branch', true, false],
  ['temporary_joint_branch', '932', 'branch', true, false],
  ['board', null, 'other', false, false],
  ['leading_party_group', '612', 'other', false, false],
] as const)(
  '%s: national %s, tier %s, temporary %s, a branch %s',
  (kind, national, tier, temporary, branch) => {
    expect(nationalCodeOfPartyOrgKind(kind)).toBe(national);
    expect(tierOfPartyOrgKind(kind)).toBe(tier);
    expect(isTemporaryPartyOrgKind(kind)).toBe(temporary);
    expect(countsAsBranch(kind)).toBe(branch);
  },
);

it.each([
  ['611', 'party_committee'],
  ['621', 'general_branch'],
  ['631', 'branch'],
  ['632', 'joint_branch'],
  ['911', 'temporary_committee'],
  ['612', 'leading_party_group'],
  ['641', null],
])('national code %s is read as %s', (code, kind) => {
  expect(partyOrgKindOfNationalCode(code)).toBe(kind);
});

it('does not offer 党组', () => {
  expect(choosablePartyOrgKinds()).toContain('branch');
  expect(choosablePartyOrgKinds()).not.toContain('leading_party_group');
});

it.each([
  ['中共某县某协会支部委员会', 'branch'],
  ['某协会党支部', 'branch'],
  ['某街道社会组织联合党支部', 'joint_branch'],
  ['中共某街道社会组织联合支部委员会', 'joint_branch'],
  ['某协会临时党支部', 'temporary_branch'],
  ['中共某集团总支部委员会', 'general_branch'],
  ['某学校党总支', 'general_branch'],
  ['中共某县社会组织综合委员会', 'comprehensive_committee'],
  ['某县社会组织综合党委', 'comprehensive_committee'],
  ['某省律师行业党委', 'industry_committee'],
  ['中共某县委社会组织工作委员会', 'work_committee'],
  ['中共某协会委员会', 'party_committee'],
  ['某局党组', 'leading_party_group'],
  ['某协会', null],
])('%s is by its name %s', (name, kind) => {
  expect(partyOrgKindOfName(name)).toBe(kind);
});
