/** Who registered, supervised, regulated, guided and answered for a social organisation, and from when to when (管理关系). */
import { nameOfCode } from '../codes/code-table.ts';
import { responsibilityPrinciples } from '../codes/tables/party-org.ts';
import { responsibilities } from './social-org.ts';

/** What held for a time; only what the lines need of it. */
export interface SupervisedPeriod {
  readonly fromOn: string;
  /** The first day on which it no longer held; null: it still holds. */
  readonly toOn: string | null;
  readonly registrarName: string | null;
  readonly supervisingBodyName: string | null;
  readonly industryRegulatorName: string | null;
  readonly guidanceBodyName: string | null;
  /** Null: out of the caller's sight. */
  readonly responsibleName: string | null;
  readonly responsibility: string;
  readonly responsibilityPrinciple: string | null;
}

export interface SupervisionLine {
  readonly title: string;
  readonly name: string;
  readonly fromOn: string;
  readonly toOn: string | null;
}

const LINES: readonly (readonly [title: string, nameIn: (period: SupervisedPeriod) => string | null])[] = [
  ['登记管理机关', ({ registrarName }) => registrarName],
  ['业务主管单位', ({ supervisingBodyName }) => supervisingBodyName],
  ['行业管理部门', ({ industryRegulatorName }) => industryRegulatorName],
  ['业务指导单位', ({ guidanceBodyName }) => guidanceBodyName],
  ['党建责任单位', responsibleIn],
];

/**
 * @param periods newest first, one after the other without a gap
 * @returns line by line, newest first; periods in which a line stayed the same are one, those without a body are none
 */
export function supervisionLines(periods: readonly SupervisedPeriod[]): readonly SupervisionLine[] {
  return LINES.flatMap(([title, nameIn]) => {
    const line: SupervisionLine[] = [];
    for (const period of periods) {
      const name = nameIn(period);
      const later = line.at(-1);
      const { fromOn, toOn } = period;
      if (name === null) continue;
      if (later?.name === name && later.fromOn === toOn) line[line.length - 1] = { ...later, fromOn };
      else line.push({ title, name, fromOn, toOn });
    }
    return line;
  });
}

function responsibleIn(period: SupervisedPeriod): string {
  const { responsibleName, responsibility, responsibilityPrinciple: principle } = period;
  const marks = [
    ...(principle === null ? [] : [nameOfCode(responsibilityPrinciples, principle)]),
    ...(responsibility === 'unclear' ? [nameOfCode(responsibilities, 'unclear')] : []),
  ];
  return `${responsibleName ?? '上级党组织'}${marks.length === 0 ? '' : `（${marks.join('，')}）`}`;
}
