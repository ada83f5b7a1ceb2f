import fc from 'fast-check';
import type { Sight } from './draw-value.ts';
import { likelyText } from './field-values.ts';

/** A form with a file, as a browser sends it. */
export interface Upload {
  readonly bytes: Buffer;
  readonly type: string;
}

const BOUNDARY = 'fuzz-boundary-7f3a';

/** Titles that people write, and the field whose values go below them. */
const TITLES: readonly (readonly [title: string, field: string])[] = [
  ['序号', 'number'],
  ['社会组织名称', 'name'],
  ['统一社会信用代码', 'creditCode'],
  ['类别', 'type'],
  ['成立时间', 'foundedOn'],
  ['党组织名称', 'name'],
  ['党组织类型', 'kind'],
  ['上级党组织', 'name'],
  ['姓名', 'name'],
  ['性别', 'sex'],
  ['公民身份号码', 'identityNumber'],
  ['入党时间', 'joinedOn'],
  ['所在支部', 'name'],
  ['联系电话', 'phone'],
  ['从业人员数', 'staff'],
  ['备注', 'note'],
];

const anyCell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.nat(9999).map(String),
  fc.constant(''),
);
const cellOf = (field: string) => {
  const likely = likelyText(field);
  return likely === null
    ? anyCell
    : fc.oneof({ weight: 6, arbitrary: likely }, { weight: 1, arbitrary: anyCell });
};

const ledger = fc
  .subarray([...TITLES], { minLength: 1 })
  .chain((columns) =>
    fc.tuple(
      fc.constant(columns.map(([title]) => title)),
      fc.array(fc.tuple(...columns.map(([, field]) => cellOf(field))), { maxLength: 6 }),
    ),
  )
  .map(([titles, rows]) => [titles, ...rows].map((row) => row.map(quote).join(',')).join('\r\n'));

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const fileName = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('台账.csv', '名册.xlsx', '旧表.xls') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '..',
      '../../x.csv',
      'a\0b.csv',
      `${'长'.repeat(300)}.csv`,
      'x.exe',
      '"; filename="y.csv',
    ),
  },
);

/** A ledger of some rows, a file that the server itself has answered with, sound or damaged, or no file at all. */
export const someUpload: fc.Arbitrary<(sight: Sight) => Upload> = fc
  .record({
    text: ledger,
    odd: fc.uint8Array({ maxLength: 200 }),
    from: fc.constantFrom('ledger', 'ledger', 'ledger', 'answered', 'damaged', 'odd'),
    index: fc.nat(),
    name: fileName,
    field: fc.constantFrom('file', 'file', 'file', 'file', 'file', 'other', ''),
  })
  .map(({ text, odd, from, index, name, field }) => ({ known }: Sight) => {
    const answered = known.files[index % Math.max(known.files.length, 1)];
    if (from === 'odd' || (from !== 'ledger' && answered === undefined))
      return form(field, name, Buffer.from(odd));
    if (from === 'ledger' || answered === undefined) return form(field, name, Buffer.from(text));
    const ownName = answered.subarray(0, 2).toString() === 'PK' ? '名册.xlsx' : '名册.csv';
    return form('file', ownName, from === 'damaged' ? damage(answered, index) : answered);
  });

/** Some bytes turned, and the end cut off. */
function damage(whole: Buffer, index: number): Buffer {
  const bytes = Buffer.from(whole.subarray(0, whole.length - (index % 50)));
  for (let at = index % 101; at < bytes.length; at += 1 + (index % 997)) bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

function form(field: string, name: string, bytes: Buffer): Upload {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return {
    bytes: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]),
    type: `multipart/form-data; boundary=${BOUNDARY}`,
  };
}
