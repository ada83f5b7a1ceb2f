import type { FieldDefinition } from '../../../platform/kernel/field.ts';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { rangeHolds } from '../../../platform/server/database/scope.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { sendOne } from '../../../platform/server/database/send-one.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { maskIdentityNumber } from '../../codes/identity-number.rules.ts';
import { maskPhone } from '../../codes/phone.rules.ts';
import { memberStatuses } from '../../codes/tables/member.ts';
import { partyPosts } from '../../codes/tables/party-org.ts';
import {
  changeMemberWithin,
  MEMBER_COLUMN_OF,
  noteOpening,
  NUMBER_REASONS,
} from '../../members/server/public.ts';
import { type MemberDraft, memberFields } from '../../members/member.ts';
import { daysText, fieldText, type StoredValue } from '../field-text.rules.ts';
import { judgeMemberMerge, type MemberSide } from '../member-merge.rules.ts';
import { type FieldPair, MERGE_REASON } from '../merge.ts';
import { formerOf } from '../merge.rules.ts';
import {
  lockMembers,
  type MemberSideRow,
  memberSides,
  mergeTwoMembers,
  versionOfMember,
} from './member-sides.queries.ts';
import type { MergeOf } from './merge-records.ts';

/** With the sealed values as they may be shown: the ends alone. */
interface Row extends MemberSideRow {
  readonly number?: string | null;
  readonly phone?: string | null;
}

/** Two records of one person. */
export const mergeOfMembers: MergeOf<Row> = {
  kind: 'member',
  sides: memberSides,
  lock: lockMembers,
  // Whoever compares two records opens both.
  looks: (ids) => ids.map(noteOpening),
  opened: (row, sealer) => ({
    ...row,
    number:
      row.id_number_sealed && maskIdentityNumber(sealer.openText(row.id_number_sealed, 'identity-number')),
    phone: row.phone_sealed && maskPhone(sealer.openText(row.phone_sealed, 'phone')),
  }),
  codeOf: () => null,
  standing: ({ id, version, record }) => ({ id, version, name: record.name, endedOn: null }),
  judge: (keeper, loser, acting) => judgeMemberMerge(judged(keeper, acting), judged(loser, acting)),
  pairs,
  lines,
  reasons: NUMBER_REASONS,
  merge: async (client, sealer, acting, { keeper, loser }, taken, today) => {
    const keys = [foldName(keeper.record.name), foldName(loser.record.name)] as const;
    await sendOne(client, mergeTwoMembers(keeper.id, loser.id, formerOf(...keys, taken.includes('name'))));
    const draft = takenOf(keeper, loser, taken);
    if (Object.keys(draft).length === 0) return { id: keeper.id, warnings: [] };
    const [now] = await sendOne<{ version: number }>(client, versionOfMember(keeper.id));
    if (now === undefined) return [NOT_FOUND];
    const change = { version: now.version, draft, changeOn: null, correctionReason: MERGE_REASON };
    const saved = await changeMemberWithin(client, sealer, acting, keeper.id, change, today);
    return 'id' in saved ? { id: saved.id, warnings: [...saved.warnings] } : saved;
  },
};

const CURRENT: readonly string[] = ['full', 'probationary', 'suspended'];

function isCurrent({ record }: Row): boolean {
  return CURRENT.includes(record.status);
}

function judged(row: Row, { scope }: Acting): MemberSide {
  return {
    id: row.id,
    name: row.record.name,
    version: row.version,
    endedOn: null,
    current: isCurrent(row),
    branchId: row.record.managing_branch_id,
    branchName: row.names.managingBranchId ?? null,
    managedHere: rangeHolds(scope.party, { from: row.party_pos, to: row.party_pos }),
    hasNumber: row.id_number_sealed !== null,
    accounts: row.accounts,
    waiting: row.waiting,
  };
}

function draftOf({ record }: Row): MemberDraft {
  const fields = Object.entries(MEMBER_COLUMN_OF).map(([field, column]) => [field, record[column]]);
  return Object.fromEntries(fields) as MemberDraft;
}

/** Of these the keeper's stays; of a sealed one that the keeper lacks, the loser's. 不公开 of either stays. */
const NO_CHOICE: ReadonlySet<string> = new Set(['managingBranchId', 'identityNumber', 'phone', 'private']);
const TOGETHER: Readonly<Record<string, readonly (keyof MemberDraft)[]>> = {
  bornOn: ['bornOn', 'bornPrecision'],
  joinedOn: ['joinedOn', 'joinedPrecision'],
  fullOn: ['fullOn', 'fullPrecision'],
  membershipBranchId: ['membershipBranchId', 'membershipElsewhere'],
  workUnitId: ['workUnitId', 'workUnitText'],
};

function pairs(keeper: Row, loser: Row): FieldPair[] {
  const sameStanding = isCurrent(keeper) === isCurrent(loser);
  return memberFields
    .filter(({ field }) => field !== 'membershipElsewhere' && field !== 'workUnitText')
    .map((definition) => {
      const { field, title } = definition;
      const [k, l] = [textOf(definition, keeper), textOf(definition, loser)];
      const mayTake = !NO_CHOICE.has(field) && (field !== 'status' || sameStanding);
      return { field, title, keeper: k, loser: l, choosable: k !== l && mayTake };
    });
}

function textOf(definition: FieldDefinition, row: Row): string | null {
  const field = definition.field as keyof MemberDraft;
  if (field === 'identityNumber') return row.number ?? null;
  if (field === 'phone') return row.phone ?? null;
  const draft = draftOf(row);
  const text = fieldText(definition, draft[field] as StoredValue, row.names[field]);
  if (field === 'membershipBranchId') return text ?? draft.membershipElsewhere ?? null;
  if (field === 'workUnitId') return text ?? draft.workUnitText ?? null;
  return text;
}

function takenOf(keeper: Row, loser: Row, taken: readonly string[]): MemberDraft {
  const [kept, gone] = [draftOf(keeper), draftOf(loser)];
  const fields = taken.flatMap((field) => TOGETHER[field] ?? [field as keyof MemberDraft]);
  const draft = Object.fromEntries(fields.map((field) => [field, gone[field]])) as MemberDraft;
  const known = new Set((kept.extra ?? []).map(({ title, value }) => `${title} ${value}`));
  const more = (gone.extra ?? []).filter(({ title, value }) => !known.has(`${title} ${value}`));
  return more.length === 0 ? draft : { ...draft, extra: [...(kept.extra ?? []), ...more] };
}

function lines(row: Row): Readonly<Record<string, readonly string[]>> {
  const { record } = row;
  return {
    各时期的情况: row.periods.map(
      (each) =>
        `${nameOfCode(memberStatuses, each.status)}，${each.branch ?? '范围外的支部'}${each.unit === null ? '' : `，${each.unit}`}，${daysText(each)}`,
    ),
    党内职务: row.posts.map(
      (each) => `${each.branch ?? '范围外的党组织'}，${nameOfCode(partyPosts, each.post)}，${daysText(each)}`,
    ),
    联系的社会组织: row.entrusted.map((each) => `${each.org ?? '范围外的社会组织'}，${daysText(each)}`),
    账号: row.accounts === 0 ? [] : [`${row.accounts} 个`],
    待答复的更正申请: row.waiting === 0 ? [] : [`${row.waiting} 件`],
    来源: [
      `${record.import_id === null ? '录入' : '导入'}，${record.created_by ?? '系统'}，${record.created_at.slice(0, 10)}`,
    ],
  };
}
