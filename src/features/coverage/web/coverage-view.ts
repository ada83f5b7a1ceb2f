import { z } from 'zod';
import { compareCoverageRoute, listCoverageChangesRoute } from '../coverage-change.contract.ts';
import { changeMeasures } from '../coverage-change.ts';
import { coverageWays } from '../../counting/counting.rules.ts';
import { earlierDay } from '../earlier-days.rules.ts';
import type { SocialOrgFilter } from '../../social-orgs/social-org-list.contract.ts';
import {
  type CoverageAnswer,
  type CoverageGroup,
  type CoverageQuestion,
  type CoverageTree,
  readCoverageRoute,
} from '../coverage.contract.ts';

/** What the coverage page shows, as its address holds it: the question, and how the answer is drawn. */
export const coverageView = readCoverageRoute.query.extend({
  show: z.enum(['table', 'bars', 'trend', 'compare', 'paragraph']).optional(),
  months: z.coerce.number().int().min(2).max(60).optional(),
  ...compareCoverageRoute.query.pick({ from: true, fromDefinition: true }).shape,
  ...listCoverageChangesRoute.query.pick({ direction: true, cause: true }).shape,
  measure: z.enum(changeMeasures).optional(),
});
export type CoverageView = z.output<typeof coverageView>;

/** The question alone, without what only concerns the drawing. */
export function questionOf({
  show: _show,
  months: _months,
  from: _from,
  fromDefinition: _fromDefinition,
  measure: _measure,
  direction: _direction,
  cause: _cause,
  ...question
}: CoverageView) {
  return question;
}

/** The comparison that the address means: with another definition where it names one, else with an earlier day. */
export function comparisonOf(view: CoverageView, { on, tree, node, countingDefinition }: CoverageAnswer) {
  const { knownOn: _knownOn, by: _by, ...question } = questionOf(view);
  const side =
    view.fromDefinition === undefined
      ? { from: view.from ?? earlierDay('quarter', on) }
      : { fromDefinition: view.fromDefinition };
  return { ...question, tree, node: node.key, on, definition: countingDefinition.code, ...side };
}
export type Comparison = ReturnType<typeof comparisonOf>;

/** Whether the view counts all organisations of its node. */
export function isUnfiltered({ sector, type, size, body, knownOn }: CoverageView): boolean {
  return (
    [sector, type, size, body].every((each) => each === undefined || each.length === 0) &&
    knownOn === undefined
  );
}

type ListFilter = Partial<Omit<SocialOrgFilter, 'body' | 'type' | 'sector' | 'sizeBand' | 'status'>> & {
  readonly [K in 'body' | 'type' | 'sector' | 'sizeBand']?: readonly string[] | undefined;
};

/** One figure of the page, in the words of the list's own filters; of another day where a trend shows several. */
export type Narrowing = Pick<
  ListFilter,
  'covered' | 'work' | 'life' | 'way' | 'gap' | 'responsibility' | 'on'
>;

/** The sum under the groups, as a row among them. Its key is no group's: an empty one is the group of those without any. */
export function wholeOf({ figures }: CoverageAnswer): CoverageGroup {
  return { key: WHOLE, label: '合计', figures };
}

export const WHOLE = 'whole';

/** The organisations behind a figure: those of the question, of the group, and of the figure. */
export function listFilterOf(
  answer: CoverageAnswer,
  question: CoverageQuestion,
  group: CoverageGroup | null,
  narrowing: Narrowing,
): ListFilter {
  return {
    on: answer.on,
    definition: answer.countingDefinition.code,
    sector: question.sector,
    type: question.type,
    sizeBand: question.size,
    body: question.body,
    ...nodeFilter(answer.tree, answer.node.key),
    ...(group === null ? {} : groupFilter(answer, group.key)),
    ...narrowing,
  };
}

function nodeFilter(tree: CoverageTree, key: string): ListFilter {
  if (tree === 'place') return { region: key };
  return tree === 'party' ? { partyOrg: key } : { body: [key] };
}

/** An empty key is the group of those without any. */
function groupFilter({ by, tree }: CoverageAnswer, key: string): ListFilter {
  if (key === WHOLE) return {};
  const values = [key === '' ? 'none' : key];
  switch (by) {
    case 'children':
      return key === 'own' ? { within: 'own' } : nodeFilter(tree, key);
    case 'sector':
      return { sector: values };
    case 'type':
      return { type: values };
    case 'size':
      return { sizeBand: values };
    case 'way':
      return key === '' ? { covered: 'none' } : { way: coverageWays.find((way) => way === key) };
    case 'body':
      return { body: key === '0' ? ['none'] : values };
  }
}
