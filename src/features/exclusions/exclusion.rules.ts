import type { Day } from '../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import type { ExclusionDays, ExclusionMember, ExclusionState, PassingMeeting } from './exclusion.ts';

const CLAUSE = 'GEN-06 不计入应到会人数的规定';

/** Where it stands on a day: both have to have said yes by then. */
export function exclusionStateOn(
  { fromOn, lastOn, agreedOn, passedOn }: ExclusionDays,
  on: Day,
): ExclusionState {
  if (lastOn !== null && lastOn < on) return 'ended';
  if (agreedOn === null || passedOn === null) return 'waiting';
  return [fromOn, agreedOn, passedOn].some((day) => day > on) ? 'coming' : 'in-force';
}

/** Whether a member may be put forward at all. */
export function checkExclusion(
  { fromOn, lastOn }: Pick<ExclusionDays, 'fromOn' | 'lastOn'>,
  { name, votes }: ExclusionMember,
  standing: Pick<ExclusionDays, 'fromOn' | 'lastOn'> | null,
): Refusal[] {
  const found: Refusal[] = [];
  if (!votes) {
    found.push(
      refuse(
        'exclusion.no-vote',
        `${name}在 ${fromOn} 没有本支部的表决权（预备党员，或组织关系不在本支部），本来就不计入应到，不用报批。`,
        { field: 'memberId', clause: 'GEN-04 选举工作条例第5条' },
      ),
    );
  }
  if (lastOn !== null && lastOn < fromOn) {
    found.push(refuse('exclusion.days', `截止日期 ${lastOn} 早于起算日期 ${fromOn}。`, { field: 'lastOn' }));
  }
  if (standing !== null) {
    const until = standing.lastOn === null ? '起' : `至 ${standing.lastOn} `;
    found.push(
      refuse(
        'exclusion.twice',
        `${name}已经登记了 ${standing.fromOn} ${until}的一项，期间重叠。请先结束那一项。`,
        {
          field: 'memberId',
        },
      ),
    );
  }
  return found;
}

/** The superior agrees: not the branch itself, and not on a day to come. */
export function checkAgreement(
  stored: ExclusionDays,
  { on, above }: { readonly on: Day; readonly above: boolean },
  today: Day,
): Refusal[] {
  const ended = checkOpen(stored, today);
  if (ended !== null) return [ended];
  if (!above) {
    return [refuse('exclusion.not-above', '须由上级党组织同意，本支部不能代上级登记。', { clause: CLAUSE })];
  }
  if (stored.agreedOn !== null) {
    return [refuse('conflict.agreed', `上级党组织已于 ${stored.agreedOn} 同意。`)];
  }
  if (on > today) return [refuse('exclusion.future', `${on} 还没有到。`, { field: 'on', value: on })];
  return [];
}

/** The assembly of the branch passes it: one that was held, all members called. */
export function checkPassing(stored: ExclusionDays, meeting: PassingMeeting | null, today: Day): Refusal[] {
  const ended = checkOpen(stored, today);
  if (ended !== null) return [ended];
  if (stored.passedOn !== null) {
    return [refuse('conflict.passed', `${stored.passedOn} 的党员大会已经通过。`)];
  }
  const at = { field: 'meetingId', clause: CLAUSE };
  if (meeting === null || !meeting.ownBranch) {
    return [refuse('exclusion.no-meeting', '没有找到本支部的这次会议。', at)];
  }
  if (meeting.withdrawn) {
    return [refuse('exclusion.withdrawn', '这次会议的记录已经撤回，请选另一次。', at)];
  }
  if (meeting.assembly !== 'members') {
    return [refuse('exclusion.not-assembly', '须由党员大会通过，请选一次点了全体党员的会议。', at)];
  }
  return [];
}

/** It ends on a day; what was held before stays as it was counted. */
export function checkEnding(stored: ExclusionDays, on: Day, today: Day): Refusal[] {
  const ended = checkOpen(stored, today);
  if (ended !== null) return [ended];
  if (on < stored.fromOn) {
    return [refuse('exclusion.end', `这一项从 ${stored.fromOn} 起算，结束的日期不能更早。`, { field: 'on' })];
  }
  if (stored.lastOn !== null && on > stored.lastOn) {
    return [refuse('exclusion.end', `这一项到 ${stored.lastOn} 为止，结束的日期不能更晚。`, { field: 'on' })];
  }
  return [];
}

function checkOpen({ lastOn }: ExclusionDays, today: Day): Refusal | null {
  if (lastOn === null || lastOn >= today) return null;
  return refuse('conflict.ended', `这一项到 ${lastOn} 为止，已经结束了。`);
}
