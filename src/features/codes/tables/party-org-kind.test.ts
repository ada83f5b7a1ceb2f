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
  ['partyCommittee', '611', 'committee', false, false],
  ['comprehensiveCommittee', '611', 'committee', false, false],
  ['industryCommittee', '611', 'committee', false, false],
  ['workCommittee', null, 'committee', false, false],
  ['generalBranch', '621', 'generalBranch', false, false],
  ['branch', '631', 'branch', false, true],
  ['jointBranch', '632', 'branch', false, true],
  ['temporaryCommittee', '911', 'committee', true, false],
  ['temporaryGeneralBranch', '921', 'generalBranch', true, false],
  ['temporaryBranch', '931', 'branch', true, false],
  ['temporaryJointBranch', '932', 'branch', true, false],
  ['boardPartyOrg', null, 'other', false, false],
  ['leadingPartyGroup', '612', 'other', false, false],
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
  ['611', 'partyCommittee'],
  ['621', 'generalBranch'],
  ['631', 'branch'],
  ['632', 'jointBranch'],
  ['911', 'temporaryCommittee'],
  ['612', 'leadingPartyGroup'],
  ['641', null],
])('national code %s is read as %s', (code, kind) => {
  expect(partyOrgKindOfNationalCode(code)).toBe(kind);
});

it('does not offer 党组', () => {
  expect(choosablePartyOrgKinds()).toContain('branch');
  expect(choosablePartyOrgKinds()).not.toContain('leadingPartyGroup');
});

it.each([
  ['中共某县某协会支部委员会', 'branch'],
  ['某协会党支部', 'branch'],
  ['某街道社会组织联合党支部', 'jointBranch'],
  ['中共某街道社会组织联合支部委员会', 'jointBranch'],
  ['某协会临时党支部', 'temporaryBranch'],
  ['中共某集团总支部委员会', 'generalBranch'],
  ['某学校党总支', 'generalBranch'],
  ['中共某县社会组织综合委员会', 'comprehensiveCommittee'],
  ['某县社会组织综合党委', 'comprehensiveCommittee'],
  ['某省律师行业党委', 'industryCommittee'],
  ['中共某县委社会组织工作委员会', 'workCommittee'],
  ['中共某协会委员会', 'partyCommittee'],
  ['某局党组', 'leadingPartyGroup'],
  ['某协会', null],
])('%s is by its name %s', (name, kind) => {
  expect(partyOrgKindOfName(name)).toBe(kind);
});
