import { isOpen } from '../../../platform/server/database/scope.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { partyPosts, setUpModes } from '../../codes/tables/party-org.ts';
import { type PartyOrgDraft, partyOrgFields } from '../../party-orgs/party-org.ts';
import { partyOrgColumnOf } from '../../party-orgs/server/public.ts';
import { daysText, fieldText, type StoredValue } from '../field-text.rules.ts';
import type { FieldPair } from '../merge.ts';
import type { PartyOrgSide } from '../party-org-merge.rules.ts';
import type { PartyOrgSideRow } from './party-org-sides.queries.ts';

type Row = PartyOrgSideRow;

/** What is stored, as a draft says it. */
function draftOfSide({ record }: Row): PartyOrgDraft {
  const fields = Object.entries(partyOrgColumnOf).map(([field, column]) => [field, record[column]]);
  return { ...Object.fromEntries(fields), parentId: record.parent_id } as PartyOrgDraft;
}

/** One side, as the rules weigh it. */
export function judgedPartyOrg(row: Row, { scope }: Acting): PartyOrgSide {
  return {
    id: row.id,
    name: row.record.name,
    version: row.version,
    endedOn: row.record.ended_on,
    isTop: row.record.parent_id === null || (!isOpen(scope.party) && row.pos === scope.party.from),
    children: row.children,
    members: row.members,
    namedOn: row.namedOn,
    facts: [
      ...row.coverage.map((each) => ({
        title: '党组织覆盖',
        about: each.socialOrgId,
        said: each.way,
        words: coverageWords(each),
        fromOn: each.fromOn,
        toOn: each.toOn,
      })),
      ...row.posts
        .filter(({ post }) => post === 'secretary')
        .map((each) => ({
          title: '书记',
          about: '',
          said: each.personName,
          words: postWords(each),
          fromOn: each.fromOn,
          toOn: each.toOn,
        })),
      ...row.terms.map((each) => ({
        title: '届次任期',
        about: '',
        said: `${each.fromOn} ${each.toOn}`,
        words: daysText(each),
        fromOn: each.fromOn,
        toOn: each.toOn,
      })),
    ],
  };
}

function coverageWords(each: Row['coverage'][number]): string {
  return `${each.name}（${nameOfCode(setUpModes, each.way)}），${daysText(each)}`;
}

function postWords(each: Row['posts'][number]): string {
  return `${each.personName}，${nameOfCode(partyPosts, each.post)}，${daysText(each)}`;
}

/** What hangs on one of them, in lines under the title of each kind. */
export function linesOfPartyOrg(row: Row, { scope }: Acting): Readonly<Record<string, readonly string[]>> {
  const { record } = row;
  const some = (n: number, words: string) => (n === 0 ? [] : [words]);
  return {
    在册党员: some(row.members, scope.persons ? `${row.members} 名` : '有'),
    下级党组织: some(row.children, `${row.children} 个`),
    负责的社会组织: some(row.responsibleFor, `${row.responsibleFor} 家`),
    覆盖的社会组织: row.coverage.map(coverageWords),
    班子和党务工作者: row.posts.map(postWords),
    届次: row.terms.map((each) => `${each.number === null ? '' : `第 ${each.number} 届，`}${daysText(each)}`),
    兜底负责的地区: row.regions,
    待答复的责任认领: some(row.namedOn.length, `${row.namedOn.length} 件`),
    授权的账号: some(row.grants, `${row.grants} 个`),
    来源: [
      `${record.import_id === null ? '录入' : '导入'}，${record.created_by ?? '系统'}，${record.created_at.slice(0, 10)}`,
    ],
  };
}

/** Every field of both in words. Where it stands in the tree is the keeper's. */
export function partyOrgPairs(keeper: Row, loser: Row): FieldPair[] {
  const [kept, gone] = [draftOfSide(keeper), draftOfSide(loser)];
  return partyOrgFields.map((definition) => {
    const { field, title } = definition;
    const textOf = (draft: PartyOrgDraft, { names }: Row) =>
      fieldText(definition, draft[field] as StoredValue, names[field]);
    const [k, l] = [textOf(kept, keeper), textOf(gone, loser)];
    // Nothing is guided by itself.
    const mayTake = field !== 'parentId' && (field !== 'guidedById' || gone.guidedById !== keeper.id);
    return { field, title, keeper: k, loser: l, choosable: k !== l && mayTake };
  });
}

/** What the keeper takes from the loser: the fields chosen, and the columns for which there is no field. */
export function takenOfPartyOrg(keeper: Row, loser: Row, taken: readonly string[]): PartyOrgDraft {
  const [kept, gone] = [draftOfSide(keeper), draftOfSide(loser)];
  const fields = taken.flatMap((field) =>
    field === 'foundedOn' ? ['foundedOn', 'foundedPrecision'] : [field],
  );
  const draft = Object.fromEntries(
    fields.map((field) => [field, gone[field as keyof PartyOrgDraft]]),
  ) as PartyOrgDraft;
  const known = new Set((kept.extra ?? []).map(({ title, value }) => `${title} ${value}`));
  const more = (gone.extra ?? []).filter(({ title, value }) => !known.has(`${title} ${value}`));
  return more.length === 0 ? draft : { ...draft, extra: [...(kept.extra ?? []), ...more] };
}
