import { isRefusal, warn } from '../../../platform/kernel/refusal.ts';
import { storeCoverageRelations } from '../../party-orgs/server/public.ts';
import type { CoverageRelationDraft } from '../../party-orgs/party-org.ts';
import type { ReadRow } from '../import-row.ts';
import {
  createSocialOrgDecider,
  type DecidedSocialOrg,
  type Directories,
  type SocialOrgDecider,
} from './decide-social-orgs.ts';
import { createSameOrgFinder, type SameOrgFinder } from './find-doubles.ts';
import type { ImportContext, PlainReason, PlannedRow, Planner } from './import-context.ts';
import { digestOf } from './row-digest.ts';
import { createSoleBeside, type SoleBeside } from './sole-beside.ts';

/** Plans the rows of a list of social organisations. A Party organisation that it names is linked when it is known. */
export function createSocialOrgPlanner(context: ImportContext, directories: Directories): Planner {
  const decider = createSocialOrgDecider(context, directories);
  const doubles = createSameOrgFinder();
  const beside = createSoleBeside(context.client, context.settings.ledgerOn);
  return {
    async plan(reads) {
      await decider.load(reads);
      const decided = reads.map((read) => withoutDouble(decider.decide(read), read, doubles));
      await beside.load(decided.flatMap(({ id, outcome }) => (outcome === 'created' ? [] : [id])));
      const links = decided.map((each) => linkOf(each, { directories, decider, beside, context }));
      return {
        rows: decided.map((each, index) => plannedOf(each, reads[index]?.row ?? 0, links[index] ?? NO_LINK)),
        async store() {
          await decider.store(decided);
          await storeCoverageRelations(
            context.client,
            links.flatMap(({ relation }) => relation ?? []),
          );
        },
      };
    },
    numbersElsewhere: () => 0,
    proposals: () => directories.bodies.proposals(),
  };
}

/** A second row of one organisation is refused, or, when it says the same, left alone. */
export function withoutDouble(
  decided: DecidedSocialOrg,
  read: ReadRow,
  doubles: SameOrgFinder,
): DecidedSocialOrg {
  if (decided.outcome === 'refused') return decided;
  const double = doubles.check(decided.meant, read.row, digestOf(read, { name: decided.spelling }));
  if (double === null) return decided;
  return {
    ...decided,
    outcome: isRefusal(double) ? 'refused' : 'unchanged',
    repeats: !isRefusal(double),
    reasons: [...decided.reasons, double],
    changes: {},
    toStore: null,
  };
}

interface Link {
  readonly relation: CoverageRelationDraft | null;
  readonly reasons: readonly PlainReason[];
}

const NO_LINK: Link = { relation: null, reasons: [] };

interface LinkParts {
  readonly directories: Directories;
  readonly decider: SocialOrgDecider;
  readonly beside: SoleBeside;
  readonly context: ImportContext;
}

function linkOf(
  { row, id, title, outcome, repeats }: DecidedSocialOrg,
  { directories: { partyOrgs }, decider, beside, context: { settings } }: LinkParts,
): Link {
  const name = row.partyOrgName;
  if (name === undefined || outcome === 'refused' || repeats) return NO_LINK;
  const found = partyOrgs.find(name);
  if (found === null || found === 'several') {
    const why = found === null ? '没有找到' : '有几个同名的';
    const reason = warn(
      'import.covering-not-found',
      `党组织“${name}”${why}，覆盖关系没有登记。请先导入党组织，再导入本表。`,
      { field: 'partyOrgName' },
    );
    return { relation: null, reasons: [reason] };
  }
  const way = row.way ?? (found.kind === 'joint_branch' ? 'joint' : 'sole');
  if (decider.isCovered(id, found.id, row.way)) return NO_LINK;
  const relation = { socialOrgId: id, partyOrgId: found.id, way, fromOn: settings.ledgerOn };
  const warning = beside.take(relation, { socialOrg: title, partyOrg: found.name });
  return { relation, reasons: warning === null ? [] : [warning] };
}

function plannedOf(
  { title, outcome, reasons, changes }: DecidedSocialOrg,
  row: number,
  { relation, reasons: more }: Link,
): PlannedRow {
  const all = { row, title, reasons: [...reasons, ...more] };
  if (relation === null) return { ...all, outcome, changes };
  return {
    ...all,
    outcome: outcome === 'unchanged' ? 'changed' : outcome,
    changes: { ...changes, 覆盖它的党组织: ['', '新增覆盖'] },
  };
}
