import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { createIdSource } from '../../../platform/server/new-ids.ts';
import { type MemberDraft, memberFields } from '../../members/member.ts';
import { checkMember, type MemberFacts } from '../../members/member.rules.ts';
import { type MemberToStore, storeMembers } from '../../members/server/public.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { partyPosts } from '../../codes/tables/party-org.ts';
import { changedFields, mergeExtra } from '../compare.rules.ts';
import type { ReadRow } from '../import-row.ts';
import { inferStatus, type MemberRow, memberRowOf } from '../member-row.rules.ts';
import { refuseMissing } from '../reasons.rules.ts';
import { ChangedMeanwhile } from './changed-meanwhile.ts';
import { describeChanges } from './describe-changes.ts';
import { createDoubleFinder } from './find-doubles.ts';
import {
  extraValuesOf,
  type ImportContext,
  type PlainReason,
  type PlannedRow,
  type Planner,
} from './import-context.ts';
import { createMemberMatcher, type MemberMatch } from './match-members.ts';
import { loadHeldPosts, type MemberPost, postKey, storeMemberPosts } from './member-posts.ts';
import type { PartyOrgDirectory } from './party-org-directory.ts';
import { type PlacedMember, placeMember } from './place-member.ts';
import { digestOf } from './row-digest.ts';
import type { WorkUnitDirectory } from './work-unit-directory.ts';

const PRECISIONS = { bornOn: 'bornPrecision', joinedOn: 'joinedPrecision', fullOn: 'fullPrecision' };

const nextId = createIdSource();

interface Decision {
  readonly planned: PlannedRow;
  readonly member?: MemberToStore;
  readonly post?: MemberPost;
}

interface Candidate {
  readonly read: ReadRow;
  readonly row: MemberRow;
  readonly placed: PlacedMember;
}

/** Plans the rows of a list of members: who is new, who changes, who is refused and why. */
export function createMemberPlanner(
  context: ImportContext,
  partyOrgs: PartyOrgDirectory,
  workUnits: WorkUnitDirectory,
): Planner {
  const matcher = createMemberMatcher(context);
  const doubles = createDoubleFinder('人', 'name');
  const branchCodes = new Map<string, number>();

  const decide = (candidate: Candidate, held: ReadonlySet<string>): Decision => {
    const { read, placed } = candidate;
    const reasons: PlainReason[] = [...read.reasons, ...placed.reasons];
    if (placed.draft.name === undefined) reasons.push(refuseMissing('姓名', 'name'));
    const match = reasons.some(isRefusal) ? null : matcher.match(placed.draft);
    if (match !== null && isRefusal(match)) reasons.push(match);
    const found = match === null || isRefusal(match) ? null : match;
    const { draft, changed } = mergeMember(candidate, found, context);
    const findings = checkMember(draft, factsOf(placed, found), context.today);
    reasons.push(
      ...findings.refusals.filter(({ code }) => !reasons.some((reason) => coversSame(reason.code, code))),
      ...findings.warnings,
    );
    const refused = {
      planned: { row: read.row, title: placed.draft.name ?? '', outcome: 'refused' as const, reasons },
    };
    if (found === null || reasons.some(isRefusal)) return refused;
    const double = doubles.check(found.keys, read.row, digestOf(read));
    if (double === null)
      return settle(candidate, found, draft, changed, reasons, held, context, (id) => partyOrgs.nameOf(id));
    if (!isRefusal(double))
      return { planned: { ...refused.planned, outcome: 'unchanged', reasons: [double] } };
    return { planned: { ...refused.planned, reasons: [...reasons, double] } };
  };

  return {
    async plan(reads) {
      const rows = reads.map((read) => ({ read, row: memberRowOf(read, context.today) }));
      await partyOrgs.load(
        rows.flatMap(({ row }) =>
          [row.managingBranch, row.membershipBranch].filter((name) => name !== undefined),
        ),
      );
      const branchIds = rows.flatMap(({ row }) => idOf(partyOrgs, row.managingBranch));
      await workUnits.load(
        rows.flatMap(({ row }) => row.workUnit ?? []),
        branchIds,
      );
      const candidates = rows.map((each) => ({
        ...each,
        placed: placeMember(each.row, partyOrgs, workUnits),
      }));
      await matcher.load(candidates.map(({ placed }) => placed));
      await partyOrgs.loadIds(matcher.branchIds());
      const held = rows.some(({ row }) => row.partyPost !== undefined)
        ? await loadHeldPosts(context, branchIds)
        : new Set<string>();
      const decisions = candidates.map((candidate) => decide(candidate, held));
      return {
        rows: decisions.map(({ planned }) => planned),
        store: () => storeDecisions(context, decisions, branchCodes),
      };
    },
    numbersElsewhere: () => matcher.numbersElsewhere(),
    proposals: () => [],
  };
}

/** The check of the whole would say once more what the cells and the search for branches have said. */
function coversSame(said: string, code: string): boolean {
  if (code === 'member.no-branch') return said.startsWith('import.');
  if (code === 'member.unidentified') return said.startsWith('identity-number.') || said.startsWith('day.');
  return code === 'member.no-name' && said === 'import.missing';
}

function idOf(partyOrgs: PartyOrgDirectory, name: string | undefined): string[] {
  const found = name === undefined ? null : partyOrgs.find(name);
  return found === null || found === 'several' ? [] : [found.id];
}

function factsOf({ branch, membershipBranch }: PlacedMember, found: MemberMatch | null): MemberFacts {
  return {
    hasStoredIdentityNumber: found?.stored?.id_number_hash != null,
    managingBranch: branch ?? undefined,
    membershipBranch: membershipBranch ?? undefined,
  };
}

/** For a change, the stored values with what is new laid over them; for a new member, the row and its defaults. */
function mergeMember(
  { read, placed }: Candidate,
  found: MemberMatch | null,
  context: ImportContext,
): { readonly draft: MemberDraft; readonly changed: readonly string[] } {
  const extra = extraValuesOf(read.extra, context);
  if (found === null || found.stored === null) {
    const status = inferStatus(placed.draft, context.today);
    return { draft: completed(placed.draft, { ...placed.defaults, status, extra }), changed: [] };
  }
  const { before, stored } = found;
  const row = completed(placed.draft, membershipAlong(placed, found));
  const changed = changedFields({ ...row }, { ...before }, PRECISIONS);
  const more = mergeExtra(stored.extra, extra);
  const draft = { ...before, name: stored.name, ...pick(row, changed), extra: more ?? stored.extra };
  return { draft, changed: more === null ? changed : [...changed, 'extra'] };
}

/** A row's draft with what holds where it is silent. */
function completed(row: MemberDraft, defaults: MemberDraft): MemberDraft {
  const draft: Record<string, unknown> = { ...row };
  for (const [field, value] of Object.entries(defaults)) {
    if (draft[field] === undefined) draft[field] = value;
  }
  return draft;
}

/** A ledger without a column for it takes 组织关系 and managing branch for one: whoever moves, moves with both. */
function membershipAlong({ membershipGiven, branch }: PlacedMember, { before }: MemberMatch): MemberDraft {
  const moves = branch !== null && branch.id !== before.managingBranchId;
  return moves && !membershipGiven && before.membershipBranchId === before.managingBranchId
    ? { membershipBranchId: branch.id }
    : {};
}

function pick(draft: MemberDraft, fields: readonly string[]): MemberDraft {
  return Object.fromEntries(Object.entries(draft).filter(([field]) => fields.includes(field)));
}

function settle(
  { read: { row }, row: { partyPost }, placed }: Candidate,
  { stored, before, number }: MemberMatch,
  draft: MemberDraft,
  changed: readonly string[],
  reasons: readonly PlainReason[],
  held: ReadonlySet<string>,
  { settings }: ImportContext,
  nameOfBranch: (id: string) => string | undefined,
): Decision {
  const title = draft.name ?? '';
  const id = stored?.id ?? nextId();
  const post = newPost(id, title, partyPost, placed, held);
  const withPost = post === null ? {} : { post };
  if (stored === null) {
    const member = { id, version: null, draft, number, firstOn: settings.ledgerOn };
    return { planned: { row, title, outcome: 'created', reasons }, member, ...withPost };
  }
  if (changed.length === 0) {
    if (post === null) return { planned: { row, title, outcome: 'unchanged', reasons } };
    return { planned: { row, title, outcome: 'changed', reasons, changes: postChange(post) }, ...withPost };
  }
  const kept = (field: 'identityNumber' | 'phone') => (changed.includes(field) ? {} : { [field]: undefined });
  const member = {
    id,
    version: stored.version,
    draft: { ...draft, ...kept('identityNumber'), ...kept('phone') },
    number,
    firstOn: stored.first_on,
  };
  const words = { fields: memberFields, nameOf: nameOfBranch };
  const changes = {
    ...describeChanges(changed, { ...before }, { ...draft }, words),
    ...(post === null ? {} : postChange(post)),
  };
  return { planned: { row, title, outcome: 'changed', reasons, changes }, member, ...withPost };
}

function newPost(
  memberId: string,
  personName: string,
  post: string | undefined,
  { branch }: PlacedMember,
  held: ReadonlySet<string>,
): MemberPost | null {
  if (post === undefined || branch === null) return null;
  const wanted = { memberId, partyOrgId: branch.id, personName, post };
  return held.has(postKey(wanted)) ? null : wanted;
}

function postChange({ post }: MemberPost): Record<string, readonly [string, string]> {
  return { 党内职务: ['', nameOfCode(partyPosts, post)] };
}

async function storeDecisions(
  context: ImportContext,
  decisions: readonly Decision[],
  branchCodes: Map<string, number>,
): Promise<void> {
  const members = decisions.flatMap(({ member }) => member ?? []);
  const { conflicts } = await storeMembers(context.client, context.sealer, members, branchCodes);
  if (conflicts > 0) throw new ChangedMeanwhile(conflicts);
  await storeMemberPosts(
    context,
    decisions.flatMap(({ post }) => post ?? []),
  );
}
