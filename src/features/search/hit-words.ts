import { nameOfCode } from '../codes/code-table.ts';
import { memberStatuses } from '../codes/tables/member.ts';
import { partyOrgKinds } from '../codes/tables/party-org-kind.ts';
import { sexes } from '../codes/tables/sex.ts';
import { isEndedStatus, type SocialOrgStatus, socialOrgStatuses } from '../codes/tables/social-org.ts';
import { socialOrgTypes } from '../codes/tables/social-org-type.ts';
import type { SearchHit } from './search.contract.ts';

/** What tells a record from another of the same name, in words and in the order in which it helps. */
export function factsOf(hit: SearchHit): string[] {
  return listOf(hit).filter((fact) => fact !== null && fact !== '') as string[];
}

function listOf(hit: SearchHit): (string | null)[] {
  switch (hit.kind) {
    case 'social_org':
      return [nameOfCode(socialOrgTypes, hit.type), hit.place, hit.code, formerText(hit.former)];
    case 'party_org':
      return [
        nameOfCode(partyOrgKinds, hit.type),
        hit.shortName,
        hit.parent,
        hit.place,
        hit.code,
        formerText(hit.former),
      ];
    case 'member':
      return [
        hit.branch ?? '由范围外的党组织管理',
        hit.workUnit,
        hit.sex === null ? null : nameOfCode(sexes, hit.sex),
        hit.bornOn === null ? null : `${hit.bornOn.slice(0, 4)} 年生`,
        hit.status === 'probationary' ? nameOfCode(memberStatuses, hit.status) : null,
        formerText(hit.former),
      ];
  }
}

/** Under which names it, or records that are one with it now, stood before. */
function formerText(former: string | null): string | null {
  return former === null ? null : `曾用名 ${former.replaceAll(' ', '、')}`;
}

/** How it ended; null for what exists. */
export function endOf(hit: SearchHit): string | null {
  if (!hit.over) return null;
  switch (hit.kind) {
    case 'social_org':
      return isEndedStatus(hit.status as SocialOrgStatus)
        ? nameOfCode(socialOrgStatuses, hit.status)
        : '已终止';
    case 'party_org':
      return '已撤销';
    case 'member':
      return nameOfCode(memberStatuses, hit.status);
  }
}
