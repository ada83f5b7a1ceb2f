import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { foldWidth } from '../../platform/kernel/fold-width.ts';
import { type RootPartyOrg, rootKinds } from './set-up.ts';

const LONGEST_NAME = 80;
export const LONGEST_SITE_NAME = 30;

export interface SiteFacts {
  readonly siteName: string;
  readonly rootPartyOrg: RootPartyOrg;
}

/** Refuses a site without a name or a root that no Party tree can have. */
export function checkSite({ siteName, rootPartyOrg: { name, kind } }: SiteFacts): Refusal[] {
  const refusals = [checkSiteName(siteName)].filter((each) => each !== null);
  if (!isNameUpTo(name, LONGEST_NAME)) {
    refusals.push(
      refuse('setup.root-name', `党组织全称须为 2 至 ${LONGEST_NAME} 个字。`, { field: 'rootPartyOrg.name' }),
    );
  }
  if (!rootKinds.some((each) => each.code === kind)) {
    refusals.push(
      refuse('setup.root-kind', '最上级党组织须为党委、党工委一级，请从列表中选择。', {
        field: 'rootPartyOrg.kind',
      }),
    );
  }
  return refusals;
}

/** Refuses an empty or overlong name of the site. */
export function checkSiteName(siteName: string): Refusal | null {
  if (isNameUpTo(siteName, LONGEST_SITE_NAME)) return null;
  return refuse('setup.site-name', `系统名称须为 2 至 ${LONGEST_SITE_NAME} 个字。`, { field: 'siteName' });
}

function isNameUpTo(name: string, longest: number): boolean {
  const length = name.trim().length;
  return length >= 2 && length <= longest;
}

/** A code as typed: width, case, blanks and hyphens do not matter. */
export function foldSetupCode(typed: string): string {
  return foldWidth(typed)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}
