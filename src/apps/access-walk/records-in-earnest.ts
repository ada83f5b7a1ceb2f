import { expect } from 'vitest';
import { readSessionRoute } from '../../features/access/session.contract.ts';
import { createMemberRoute } from '../../features/members/member.contract.ts';
import { createSocialOrgRoute } from '../../features/social-orgs/social-org.contract.ts';
import {
  createPartyOrgRoute,
  endPartyOrgRoute,
  readPartyOrgRoute,
} from '../../features/party-orgs/party-org.contract.ts';
import type { BrowserSession } from '../../features/testing/browser-session.ts';
import type { Day } from '../../platform/kernel/day.ts';

async function newBranch(officer: BrowserSession, name: string): Promise<string> {
  const parentId = (await officer.call(readSessionRoute, {})).body.rootPartyOrgId ?? '';
  const draft = { name, kind: 'branch', parentId, regionCode: '610723000' };
  const { body, refusals } = await officer.call(createPartyOrgRoute, { body: draft as never });
  expect(refusals).toEqual([]);
  return body.id;
}

/** A branch below the root, ended on the day; its id and version. */
export async function endedBranch(officer: BrowserSession, endedOn: Day) {
  const params = { id: await newBranch(officer, '中共洋县某某协会支部委员会') };
  const version = async () => (await officer.call(readPartyOrgRoute, { params })).body.version;
  const end = { endedOn, reason: 'revoked', version: await version() };
  const ended = await officer.call(endPartyOrgRoute, { params, body: end as never });
  expect(ended.refusals).toEqual([]);
  return { ...params, version: await version() };
}

/** A branch entered twice, under names that differ by one stroke. */
export async function branchEnteredTwice(officer: BrowserSession) {
  const keeperId = await newBranch(officer, '中共洋县甲乙协会支部委员会');
  return { keeperId, loserId: await newBranch(officer, '中共洋县甲已协会支部委员会') };
}

/** A person entered twice in a branch, under names that differ by one stroke. */
export async function personEnteredTwice(officer: BrowserSession, managingBranchId: string) {
  const enter = async (name: string) => {
    const days = { bornOn: '1985-06-01', joinedOn: '2010-07-01', fullOn: '2011-07-01' };
    const person = { name, status: 'full', ...days, managingBranchId };
    const { body, refusals } = await officer.call(createMemberRoute, { body: person as never });
    expect(refusals).toEqual([]);
    return body.id;
  };
  return { keeperId: await enter('某甲乙'), loserId: await enter('某甲已') };
}

/** One pair of each kind of which somebody has to say whether it is one. */
export async function suspectedPairs(officer: BrowserSession, branches: readonly string[]): Promise<void> {
  for (const name of ['洋县丙丁协会', '丙丁协会']) {
    const draft = { name, type: 'association', regionCode: '610723000' };
    const { refusals } = await officer.call(createSocialOrgRoute, { body: draft as never });
    expect(refusals).toEqual([]);
  }
  for (const name of ['中共洋县丙丁协会支部委员会', '洋县丙丁协会党支部']) await newBranch(officer, name);
  const days = { bornOn: '1985-06-01', joinedOn: '2010-07-01', fullOn: '2011-07-01' };
  for (const managingBranchId of branches) {
    const body = { name: '某丙丁', status: 'full', ...days, managingBranchId };
    expect((await officer.call(createMemberRoute, { body: body as never })).refusals).toEqual([]);
  }
}
