import {
  listMemberDoublesRoute,
  listPartyOrgDoublesRoute,
  listSocialOrgDoublesRoute,
  markMembersNotDoubleRoute,
  markPartyOrgsNotDoubleRoute,
  markSocialOrgsNotDoubleRoute,
  unmarkMembersNotDoubleRoute,
  unmarkPartyOrgsNotDoubleRoute,
  unmarkSocialOrgsNotDoubleRoute,
} from '../../features/merges/doubles.contract.ts';
import { mergeMembersRoute, mergePartyOrgRecordsRoute } from '../../features/merges/merges.contract.ts';
import type { BrowserSession } from '../../features/testing/browser-session.ts';
import { settleIdentityInEarnest, type Written } from './mended-in-earnest.ts';
import { branchEnteredTwice, personEnteredTwice, suspectedPairs } from './records-in-earnest.ts';

/** A person and a branch that were entered twice become one each; what else is suspected is marked, and listed again. */
export async function mergeInEarnest(officer: BrowserSession, written: Written, branches: readonly string[]) {
  const params = await personEnteredTwice(officer, branches[0] ?? '');
  await settleIdentityInEarnest(officer, written, params.keeperId);
  const body = { keeperVersion: 2, loserVersion: 1, taken: [] };
  await written(officer, mergeMembersRoute, { params, body });
  const twice = { params: await branchEnteredTwice(officer), body: { ...body, keeperVersion: 1 } };
  await written(officer, mergePartyOrgRecordsRoute, twice);
  await suspectedPairs(officer, branches);
  await markNotDoublesAndBack(officer, written);
}

const DOUBLES = [
  [listSocialOrgDoublesRoute, markSocialOrgsNotDoubleRoute, unmarkSocialOrgsNotDoubleRoute],
  [listPartyOrgDoublesRoute, markPartyOrgsNotDoubleRoute, unmarkPartyOrgsNotDoubleRoute],
  [listMemberDoublesRoute, markMembersNotDoubleRoute, unmarkMembersNotDoubleRoute],
] as const;

/** A suspected pair of each kind, marked as not the same and listed again. */
async function markNotDoublesAndBack(officer: BrowserSession, written: Written) {
  for (const [list, mark, unmark] of DOUBLES) {
    const [row] = (await officer.call(list, { query: { q: '丙丁' } })).body.rows;
    if (row === undefined) throw new Error(`${list.id}: nothing is suspected`);
    const { keeper, other, facts } = row;
    const pairs = [{ keeperId: keeper.id, otherId: other.id, facts }];
    const { ids } = (await written(officer, mark, { body: { pairs, reason: '是两个' } })).body;
    await written(officer, unmark, { body: { ids } });
  }
}
