/** What may be decided on a difference, and what is needed for it. */
import { type Day, isDay } from '../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { isEndedStatus, type SocialOrgStatus } from '../codes/tables/social-org.ts';
import {
  type DifferenceKind,
  type DifferenceState,
  differenceStateTitles,
  differenceTitles,
  type FieldDifferences,
  type ListState,
  type SettlementAction,
} from './complete-list.ts';

/** Which decisions change a record, and of which differences. */
const KINDS: Readonly<
  Record<'create' | 'end' | 'rename' | 'take', readonly [what: string, kinds: readonly DifferenceKind[]]>
> = {
  create: ['登记为新的社会组织', ['theirs_only']],
  end: ['办理注销', ['ours_only', 'ended_there']],
  rename: ['更名', ['renamed']],
  take: ['采用名单上的信息', ['differing']],
};

/** Refuses to settle anything on a list that nobody has confirmed, or that is not the last any more. */
export function refuseListState(state: ListState): Refusal | null {
  switch (state) {
    case 'compared':
      return null;
    case 'doubtful':
      return refuse(
        'complete-list.doubtful',
        '这份名单缺了在册的 20% 以上，还没有人确认它是全量名单，不能处理差异。请先确认，或放弃后重新上传。',
      );
    case 'superseded':
      return refuse('complete-list.superseded', '这份名单已被更新的名单取代。请到新名单里处理。');
    case 'comparing':
      return refuse('conflict.list-busy', '这份名单正在比对，请等比对完成后再处理。');
    default:
      return refuse('complete-list.not-compared', '这份名单还没有比对，请先比对。');
  }
}

export interface StandingDifference {
  readonly kind: DifferenceKind;
  /** As of now: `overtaken` where today's records no longer differ. */
  readonly state: DifferenceState;
  readonly settledBy: string | null;
  readonly settledAt: string | null;
}

/** Refuses a second decision, one on what no longer differs, and one that does not fit. */
export function refuseAction(
  { kind, state, settledBy, settledAt }: StandingDifference,
  action: SettlementAction,
): Refusal | null {
  if (action === 'reopen') {
    return state === 'declined'
      ? null
      : refuse('complete-list.not-declined', '只有“不采纳”的差异可以重新处理。请刷新页面查看。');
  }
  if (state === 'overtaken') {
    return refuse('conflict.overtaken', '本系统的记录已经变了，这条差异不再存在，不用处理。请刷新页面查看。');
  }
  if (state !== 'open') {
    return refuse(
      'conflict.settled',
      `这条差异刚由 ${settledBy ?? '别人'}（${settledAt ?? ''}）处理为“${differenceStateTitles[state]}”。请刷新页面查看。`,
    );
  }
  if (action === 'decline' || action === 'note') return null;
  const [what, kinds] = KINDS[action];
  if (kinds.includes(kind)) return null;
  return refuse(
    'complete-list.action',
    `“${differenceTitles[kind]}”的差异不能“${what}”，请选择相应的处理方式。`,
  );
}

export type EndStatus = 'deregistered' | 'revoked' | 'licence_withdrawn';

export interface EndAsked {
  readonly status?: EndStatus | undefined;
  readonly endedOn?: Day | undefined;
  readonly endReason?: string | undefined;
}

export interface EndSettled {
  readonly status: EndStatus;
  readonly endedOn: Day;
  readonly endReason: string;
}

/** How one is ended: as the person says, else, for one struck off there, as the list has it. */
export function settleEnd(
  kind: DifferenceKind,
  fields: FieldDifferences,
  asked: EndAsked,
  listedOn: Day,
): EndSettled | Refusal {
  const there = kind === 'ended_there';
  const status = asked.status ?? (there ? endedStatus(fields.status?.theirs) : undefined);
  const endedOn = asked.endedOn ?? (there ? fields.endedOn?.theirs : undefined);
  if (status === undefined)
    return refuse('complete-list.no-end-status', '请选择注销、撤销还是吊销。', { field: 'status' });
  if (endedOn === undefined || !isDay(endedOn)) {
    const why = there ? '名单上没有这一家的注销日期' : '没有填写日期';
    return refuse('complete-list.no-end-day', `${why}，请填写它注销（撤销、吊销）的日期。`, {
      field: 'endedOn',
    });
  }
  const endReason =
    asked.endReason?.trim() || (there ? `登记管理机关全量名单（截至 ${listedOn}）列为注销` : '');
  if (endReason === '') {
    return refuse(
      'complete-list.no-end-reason',
      '名单上没有不等于已经注销，请写明依据，例如注销公告或登记管理机关的答复。',
      { field: 'endReason' },
    );
  }
  return { status, endedOn, endReason };
}

function endedStatus(status: string | undefined): EndStatus | undefined {
  return status !== undefined && isEndedStatus(status as SocialOrgStatus) ? (status as EndStatus) : undefined;
}

/** Which fields are taken from the list and which of ours are kept; all are taken where none is named. */
export function splitFields(
  fields: FieldDifferences,
  wanted: readonly string[] | undefined,
): { readonly taken: FieldDifferences; readonly kept: FieldDifferences } | Refusal {
  const names = Object.keys(fields);
  const unknown = wanted?.find((field) => !names.includes(field));
  if (unknown !== undefined || wanted?.length === 0) {
    return refuse('complete-list.fields', '所选的项目与这条差异不符。请刷新页面后重新选择。', {
      field: 'fields',
    });
  }
  const isTaken = (field: string) => wanted === undefined || wanted.includes(field);
  const entries = Object.entries(fields);
  return {
    taken: Object.fromEntries(entries.filter(([field]) => isTaken(field))),
    kept: Object.fromEntries(entries.filter(([field]) => !isTaken(field))),
  };
}
