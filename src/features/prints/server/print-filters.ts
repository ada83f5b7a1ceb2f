import type { PartyOrgFilter } from '../../party-orgs/party-org-list.contract.ts';
import type { SocialOrgFilter } from '../../social-orgs/social-org-list.contract.ts';
import type { MemberFilter } from '../../members/member-list.contract.ts';
import type { PrintFilter } from '../prints.contract.ts';

/** The filters of a printed list, as each of the three lists knows them. */
export function socialOrgFilterOf({
  region,
  partyOrg,
  within,
  on,
  sector,
  type,
  body,
}: PrintFilter): SocialOrgFilter {
  return { region, partyOrg, within, on, sector, type, body: body === undefined ? undefined : [body] };
}

/** 本级 of a node are the Party organisations directly below it, of a place those that belong to it alone. */
export function partyOrgFilterOf({ region, partyOrg, within, on, kind }: PrintFilter): PartyOrgFilter {
  const own = partyOrg === undefined ? 'own' : 'children';
  return { region, partyOrg, within: within === 'own' ? own : undefined, on, kind };
}

export function memberFilterOf({ region, partyOrg, within, on, sector, status }: PrintFilter): MemberFilter {
  return { region, partyOrg, within, on, sector, status };
}
