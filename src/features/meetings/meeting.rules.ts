import type { Day } from '../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { meetingKindOf, type MeetingKind } from '../codes/tables/meeting.ts';
import { rollIdOf } from './attendance.rules.ts';
import { checkTogether } from './kinds-together.rules.ts';
import { assemblyNames, type CalledPerson, type MeetingDraft, type MeetingHost } from './meeting.ts';

const ASSEMBLY_OF = {
  members: 'members',
  committee: 'committee',
  group: 'group',
  leadership: 'committee',
} as const;

/** Whom kinds call together; null where they can't be one meeting. `any` goes with whatever the others call. */
export function assemblyOf(kinds: readonly MeetingKind[]): MeetingDraft['assembly'] | 'any' | null {
  const calls = new Set(kinds.map((kind) => meetingKindOf(kind).calls));
  if (calls.has('round')) return calls.size === 1 && kinds.length === 1 ? 'round' : null;
  calls.delete('any');
  const [only] = calls;
  if (only === undefined) return 'any';
  return calls.size === 1 && only !== 'any' && only !== 'round' ? ASSEMBLY_OF[only] : null;
}

/** What keeps a meeting from being recorded, but for who was there. */
export function checkMeeting(draft: MeetingDraft, host: MeetingHost, today: Day): Refusal[] {
  return [...checkKinds(draft, host), ...checkDay(draft, host, today), ...checkTalks(draft)];
}

/** Whether the kinds can be one meeting, of whom, and held by this Party organisation. */
export function checkKinds(
  { kinds, assembly, partyGroup }: Pick<MeetingDraft, 'kinds' | 'assembly' | 'partyGroup'>,
  host: MeetingHost,
): Refusal[] {
  const called = assemblyOf(kinds);
  if (called === null) return [KINDS_APART];
  const found = checkTogether(kinds);
  if (called !== 'any' && called !== assembly) {
    found.push(
      refuse('meeting.assembly', `所选类型召集的是${assemblyNames[called]}，请按此点名。`, {
        field: 'assembly',
      }),
    );
  }
  if (called === 'any' && assembly === 'round') found.push(KINDS_APART);
  if (assembly === 'group' && !partyGroup) {
    found.push(
      refuse('meeting.no-group', '党小组会请写明是哪个党小组。', {
        field: 'partyGroup',
        clause: 'MEET-03 支部工作条例第13条',
      }),
    );
  }
  return [...found, ...checkHost(kinds, host)];
}

export const KINDS_APART = refuse(
  'meeting.kinds-apart',
  '这几种类型召集的人不同，不能算作一次：支部党员大会、支委会、党小组会各记一次；谈心谈话单独按轮次登记。',
  { field: 'kinds' },
);

function checkHost(kinds: readonly MeetingKind[], { name, tier, outsideSystem }: MeetingHost): Refusal[] {
  if (outsideSystem) {
    return [
      refuse('meeting.outside', `${name}属于其他系统，组织生活由其所在系统登记。`, { field: 'partyOrgId' }),
    ];
  }
  const found: Refusal[] = [];
  if (kinds.includes('democratic_meeting') && tier !== 'committee') {
    found.push(
      refuse('meeting.not-leadership', '民主生活会由党委领导班子召开；支部召开的是组织生活会。', {
        field: 'kinds',
        clause: 'MEET-16',
      }),
    );
  }
  if (kinds.includes('branch_assembly') && (tier === 'committee' || tier === 'general_branch')) {
    found.push(
      refuse('meeting.not-branch', `${name}不是党支部，支部党员大会由党支部召开。请选择党支部。`, {
        field: 'partyOrgId',
        clause: 'MEET-01 支部工作条例第11条',
      }),
    );
  }
  return found;
}

function checkDay({ heldOn }: MeetingDraft, host: MeetingHost, today: Day): Refusal[] {
  const at = { field: 'heldOn', value: heldOn };
  if (heldOn > today) {
    return [refuse('meeting.future', `${heldOn} 还没有到。开过之后再登记。`, at)];
  }
  if (heldOn < host.firstOn) {
    return [
      refuse('meeting.before-host', `${host.name}从 ${host.firstOn} 起在册，不能登记更早的组织生活。`, at),
    ];
  }
  if (host.endedOn !== null && heldOn >= host.endedOn) {
    return [
      refuse('meeting.after-host', `${host.name}已于 ${host.endedOn} 撤销，不能登记这天的组织生活。`, at),
    ];
  }
  return [];
}

function checkTalks({
  assembly,
  talksDone,
  talksPlanned,
  agenda,
  minutes,
  resolutions,
  studied = [],
}: MeetingDraft): Refusal[] {
  if (assembly !== 'round') return [];
  const found: Refusal[] = [];
  if (agenda || minutes || resolutions.length > 0 || studied.length > 0) {
    found.push(
      refuse('meeting.talk-content', '谈心谈话只登记轮次和人次，不登记谈话内容。', { field: 'minutes' }),
    );
  }
  if (talksDone == null || talksPlanned == null) {
    found.push(refuse('meeting.no-talks', '请填写应谈多少人次、已谈多少人次。', { field: 'talksPlanned' }));
  } else if (talksDone > talksPlanned) {
    found.push(
      refuse('meeting.more-talks', `已谈 ${talksDone} 人次，多于应谈 ${talksPlanned} 人次。`, {
        field: 'talksDone',
      }),
    );
  }
  return found;
}

/** Everybody who was called stands on the roll once, and nobody else; a leave and an exemption say why. */
export function checkRoll({ assembly, roll }: MeetingDraft, called: readonly CalledPerson[]): Refusal[] {
  if (assembly === 'round') return [];
  const given = new Set(roll.map(({ id }) => id));
  const wanted = new Set(called.map(rollIdOf));
  if (wanted.size === 0) {
    return [
      refuse('meeting.nobody', `这一天没有可以点名的${assemblyNames[assembly]}。请先登记，再来点名。`, {
        field: 'roll',
      }),
    ];
  }
  if (given.size !== roll.length || given.size !== wanted.size || [...given].some((id) => !wanted.has(id))) {
    return [refuse('meeting.roll-changed', '应到名册和您打开时不同了，请重新点名。', { field: 'roll' })];
  }
  const found: Refusal[] = [];
  if (!roll.some(({ state }) => state === 'present')) {
    found.push(refuse('meeting.none-present', '没有一人到会，不能算作开过。', { field: 'roll' }));
  }
  const silent = roll.filter(({ state, reason }) => (state === 'leave' || state === 'exempt') && !reason);
  if (silent.length > 0) {
    const names = called
      .filter((each) => silent.some(({ id }) => id === rollIdOf(each)))
      .map(({ name }) => name);
    found.push(
      refuse('meeting.no-leave-reason', `请写明${names.join('、')}请假或不作要求的原因。`, {
        field: 'roll',
        clause: 'MEET-12 支部工作条例第14条',
      }),
    );
  }
  return found;
}

/** Of those who vote here and are managed elsewhere no more came than there are. */
export function checkElsewhere({ elsewherePresent }: MeetingDraft, total: number): Refusal[] {
  const present = elsewherePresent ?? 0;
  if (present <= total) return [];
  return [
    refuse(
      'meeting.more-elsewhere',
      `由别处管理、在本支部有表决权的党员到会 ${present} 人，多于在册的 ${total} 人。`,
      { field: 'elsewherePresent', clause: 'GEN-05' },
    ),
  ];
}

const NEEDED = [
  ['startsAt', '时间'],
  ['place', '地点'],
  ['chair', '主持人'],
  ['recorder', '记录人'],
  ['topic', '议题'],
] as const;

/** What a complete record says beside (MEET-12); missing parts are told, and stop nothing. */
export function missingIn(draft: Pick<MeetingDraft, 'assembly' | (typeof NEEDED)[number][0]>): string[] {
  if (draft.assembly === 'round') return [];
  return NEEDED.filter(([field]) => !draft[field]).map(([, title]) => title);
}

/** Minutes may be approved once they say everything that a record has to (MEET-12); of talks there are none. */
export function checkApproval(draft: Parameters<typeof missingIn>[0]): Refusal | null {
  if (draft.assembly === 'round') {
    return refuse('minutes.none', '谈心谈话只登记人次，没有会议记录要审核。');
  }
  const missing = missingIn(draft);
  if (missing.length === 0) return null;
  return refuse('minutes.incomplete', `会议记录还缺：${missing.join('、')}。请补齐以后再审核。`, {
    clause: 'MEET-12 支部工作条例第14条',
  });
}
