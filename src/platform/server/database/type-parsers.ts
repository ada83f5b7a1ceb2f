import pg from 'pg';

type ParseText = (text: string) => unknown;

const INT8 = 20;
const INT8_ARRAY = 1016;
const DATE = 1082;
const DATE_ARRAY = 1182;
const TEXT_ARRAY = 1009;

const keepText: ParseText = (text) => text;
const parserOf = pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => ParseText;
const parseTextArray = parserOf(TEXT_ARRAY) as (text: string) => string[];

/** Interval codes and counts stay below 2^53; a larger one would lose digits without a word. */
function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} does not fit a number`);
  return value;
}

const OWN = new Map<number, ParseText>([
  [INT8, parseInt8],
  [INT8_ARRAY, (text) => parseTextArray(text).map(parseInt8)],
  // Days are text `YYYY-MM-DD`: a Date would be midnight of the server's own zone.
  [DATE, keepText],
  [DATE_ARRAY, parseTextArray],
]);

/** How column values arrive in TypeScript: int8 as number, date as text, the rest as `pg` does it. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : OWN.get(oid)) ?? parserOf(oid, format),
};
