/** What a list can be expected to hold, and when so much of it is missing that somebody has to look again. */
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { levelOf } from '../places/region.rules.ts';
import type { RegionCode } from '../places/region.ts';
import type { Absence, Reach } from './complete-list.ts';

/** One row in so many of the places below, and the list is theirs too. */
const SHARE_BELOW = 0.1;
/** Above this share of ours absent from a list it is taken for a part of one. */
const DOUBTFUL_SHARE = 0.2;

/**
 * Whether a list reaches the places below: a county registers for its townships; of a province's or a prefecture's list the rows
 * tell, where nobody has said it.
 */
export function reachOf(
  said: Reach | null,
  region: RegionCode,
  rows: { readonly placed: number; readonly below: number },
): Reach {
  if (said !== null) return said;
  if (levelOf(region) >= 3) return 'below';
  return rows.below > 0 && rows.below >= rows.placed * SHARE_BELOW ? 'below' : 'own';
}

export function isHalfFile({ ours, absent }: Absence): boolean {
  return absent > ours * DOUBTFUL_SHARE;
}

/** The question, in the words of the screen and of the command line. */
export function doubtText({ ours, absent }: Absence): string {
  const percent = ours === 0 ? 0 : Math.round((absent / ours) * 1000) / 10;
  return `范围内在册的 ${ours} 家社会组织，有 ${absent} 家不在这份名单上（${percent}%，超过 20%）。请核对是不是完整的全量名单，范围、类型和名单日期有没有选错。`;
}

export function refuseDoubtful(absence: Absence): Refusal {
  return refuse(
    'complete-list.doubtful',
    `${doubtText(absence)}确认是全量名单后，才能逐条处理；不是的，请放弃后重新上传。`,
  );
}
