import type { CountingDefinition } from '../../counting/counting-definition.ts';
import type { CoverageAnswer } from '../coverage.contract.ts';
import { figuresOf } from './coverage-figures.ts';
import type { MeasuresRow } from './measures.queries.ts';
import type { SettledQuestion } from './settle-question.ts';
import type { NodeRow } from './spans.queries.ts';

/** What a definition makes of the organisations asked for. */
export interface Judged<Row extends MeasuresRow> {
  readonly definition: CountingDefinition;
  readonly row: Row;
}

/** Joins definitions with the rows that a statement answered for them, in the same order. */
export function judgedBy<Row extends MeasuresRow>(
  definitions: readonly CountingDefinition[],
  rows: readonly Row[],
): Judged<Row>[] {
  return definitions.flatMap((definition, index) => {
    const row = rows[index];
    return row === undefined ? [] : [{ definition, row }];
  });
}

/** What stands over the figures: the day, the node and the chosen definition. */
export function headOf(
  { on, tree, by, definitions: [chosen] }: SettledQuestion,
  node: Pick<NodeRow, 'key' | 'name' | 'parent_key'>,
) {
  return {
    on,
    tree,
    node: { key: node.key, name: node.name, parentKey: node.parent_key },
    countingDefinition: referTo(chosen),
    by: tree === 'body' && by === 'children' ? ('type' as const) : by,
  };
}

/** The figures under the definitions that were not chosen. */
export function othersOf(judged: readonly Judged<MeasuresRow>[]): CoverageAnswer['otherDefinitions'] {
  return judged.map(({ definition, row }) => ({ definition: referTo(definition), figures: figuresOf(row) }));
}

/** As a definition is named under a figure. */
export function referTo({ code, version, name, note }: CountingDefinition) {
  return { code, version, name, note };
}
