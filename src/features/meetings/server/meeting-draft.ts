import type { Refusal, Warning } from '../../../platform/kernel/refusal.ts';
import { isPartyOrgKind } from '../../party-orgs/party-org.rules.ts';
import { tierOfPartyOrgKind } from '../../codes/tables/party-org-kind.ts';
import { doubtsTogether } from '../kinds-together.rules.ts';
import type { MeetingDraft, MeetingHost } from '../meeting.ts';
import { missingIn } from '../meeting.rules.ts';
import { warnOfKinds } from '../site-kind.rules.ts';
import type { KindNeeds } from '../site-kind.ts';
import { warnOfVotes } from '../vote-sums.rules.ts';
import type { HostRow } from './record.queries.ts';

/** What a saved meeting answers. */
export interface SavedMeeting {
  readonly id: string;
  readonly warnings: Omit<Warning, 'kind'>[];
}

export function hostOf(row: HostRow): MeetingHost {
  return {
    name: row.name,
    firstOn: row.first_on,
    endedOn: row.ended_on,
    tier: isPartyOrgKind(row.kind) ? tierOfPartyOrgKind(row.kind) : 'other',
    outsideSystem: row.outside_system,
  };
}

type Judged = Parameters<typeof missingIn>[0] &
  Pick<MeetingDraft, 'resolutions'> & { readonly kinds: readonly string[] } & Parameters<
    typeof warnOfKinds
  >[1];

/**
 * What a complete record says beside (MEET-12), as one sentence; what is unusual in its votes, kinds that one meeting is not
 * everywhere, and what offices' own kinds need.
 */
export function warningsOf(draft: Judged, needs: readonly KindNeeds[]): SavedMeeting['warnings'] {
  const beside = [...warnOfKinds(needs, draft), ...warnOfVotes(draft)];
  const told = beside.map(({ kind: _, ...reason }) => reason);
  return [...doubtsTogether(draft.kinds), ...incompleteIn(draft), ...told];
}

function incompleteIn(draft: Parameters<typeof missingIn>[0]): SavedMeeting['warnings'] {
  const missing = missingIn(draft);
  if (missing.length === 0) return [];
  return [
    {
      code: 'meeting.incomplete',
      message: `会议记录还缺：${missing.join('、')}。`,
      clause: 'MEET-12 支部工作条例第14条',
    },
  ];
}

/** A round of talks calls nobody by name. */
export function isRound({ assembly }: Pick<MeetingDraft, 'assembly'>): boolean {
  return assembly === 'round';
}

export function isSaved(answer: SavedMeeting | Refusal | readonly Refusal[]): answer is SavedMeeting {
  return 'id' in answer;
}
