import type { DifferenceView } from '../complete-lists.contract.ts';
import { type ComparedField, comparedFields } from '../complete-list.ts';
import { saidOf } from '../said.rules.ts';
import { type ComparedLine, lineOf, shownDay } from '../shown-values.rules.ts';
import type { DifferenceRow } from './shown.queries.ts';

/** What tells an organisation when only one side has it. */
export const telling: readonly ComparedField[] = [
  'type',
  'status',
  'foundedOn',
  'regionCode',
  'legalRepresentative',
  'address',
  'registrarId',
  'supervisingBodyId',
];

/** A difference as screens, exports and the command line show it: ours as it stands today. */
export function viewOf(row: DifferenceRow): DifferenceView {
  const { id, kind, state, name, creditCode, reason, note, notedBy, settledBy, settledAt, carried } = row;
  return {
    id,
    kind,
    state,
    row: row.row,
    name,
    creditCode,
    socialOrg: socialOrgOf(row),
    lines: linesOf(row),
    endedOn: kind === 'ended_there' ? row.theirEndedOn : null,
    reason,
    note,
    notedBy,
    settledBy,
    settledAt,
    carried,
  };
}

function socialOrgOf({
  socialOrgId,
  ourName,
  version,
  ourRegionName,
}: DifferenceRow): DifferenceView['socialOrg'] {
  if (socialOrgId === null) return null;
  return { id: socialOrgId, name: ourName ?? '', version: version ?? 0, regionName: ourRegionName ?? '' };
}

function linesOf(row: DifferenceRow): ComparedLine[] {
  const places = new Map(Object.entries(row.placeNames));
  switch (row.kind) {
    case 'theirs_only':
      return theirLines(row, places);
    case 'ours_only':
      return telling
        .map((field) => lineOf(field, null, row.now[field] ?? null, places))
        .filter(({ ours }) => ours !== null);
    case 'renamed':
      return [lineOf('name', row.name, row.ourName, places)];
    default:
      return Object.entries(row.fields).map(([field, { theirs, precision }]) =>
        lineOf(
          field,
          field === 'foundedOn' ? shownDay(theirs, precision) : theirs,
          row.now[field] ?? null,
          places,
        ),
      );
  }
}

/** Once the file is erased, nothing is left but the name and the code. */
function theirLines({ values, place }: DifferenceRow, places: ReadonlyMap<string, string>): ComparedLine[] {
  if (values === null) return [];
  const said = saidOf({ counts: {}, flags: {}, yearResults: [], ...values }, place);
  return comparedFields
    .filter((field) => telling.includes(field))
    .map((field) => lineOf(field, field === 'regionCode' ? place : said[field], null, places))
    .filter(({ theirs }) => theirs !== null);
}
