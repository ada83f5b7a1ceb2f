import { expect } from 'vitest';
import { readSessionRoute } from '../../features/access/session.contract.ts';
import { createMemberRoute } from '../../features/members/member.contract.ts';
import {
  createPartyOrgRoute,
  endPartyOrgRoute,
  readPartyOrgRoute,
} from '../../features/party-orgs/party-org.contract.ts';
import type { BrowserSession } from '../../features/testing/browser-session.ts';
import type { Day } from '../../platform/kernel/day.ts';

/** A branch below the root, ended on the day; its id and version. */
export async function endedBranch(officer: BrowserSession, endedOn: Day) {
  const root = (await officer.call(readSessionRoute, {})).body.rootPartyOrgId ?? '';
  const draft = {
    name: '中共洋县某某协会支部委员会',
    kind: 'branch',
    parentId: root,
    regionCode: '610723000',
  };
  const { body } = await officer.call(createPartyOrgRoute, { body: draft as never });
  const params = { id: body.id };
  const version = async () => (await officer.call(readPartyOrgRoute, { params })).body.version;
  const end = { endedOn, reason: 'revoked', version: await version() };
  const ended = await officer.call(endPartyOrgRoute, { params, body: end as never });
  expect(ended.refusals).toEqual([]);
  return { ...params, version: await version() };
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
