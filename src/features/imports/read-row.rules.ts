/** Reads the cells of a row as their fields mean them: understood, warned of, or refused with the way to mend it. */
import { cleanPersonName, cleanText, foldCode, splitUnits } from '../../platform/kernel/fold-text.ts';
import { parseCount } from '../../platform/kernel/parse-count.ts';
import { parseDay } from '../../platform/kernel/parse-day.ts';
import {
  isRefusal,
  quotable,
  type Refusal,
  refuse,
  type Warning,
  warn,
} from '../../platform/kernel/refusal.ts';
import type { CodeTable } from '../codes/code-table.ts';
import { checkCreditCode } from '../codes/credit-code.rules.ts';
import { toBoolean, toCode } from '../codes/everyday-words.ts';
import { checkPhone } from '../codes/phone.rules.ts';
import { type AnnualCheckResult, annualCheckResults } from '../codes/tables/social-org.ts';
import { hideNumbers } from './hide-numbers.rules.ts';
import type { ImportField } from './import-field.ts';
import type { CellInput, CellReason, ExtraCell, KnownDay, ReadRow, YearResult } from './import-row.ts';

/** A column with the field that it feeds; null: 附列. */
export interface FedColumn {
  readonly index: number;
  readonly title: string;
  readonly field: ImportField | null;
  /** For results by year: the year that the title names, or the one that is meant without it. */
  readonly year: number;
}

interface Reading {
  readonly texts: Record<string, string>;
  readonly lists: Record<string, readonly string[]>;
  readonly counts: Record<string, number>;
  readonly flags: Record<string, boolean>;
  readonly days: Record<string, KnownDay>;
  readonly yearResults: YearResult[];
}

type CellResult = readonly (Refusal | Warning)[];

const NOTHING: CellResult = [];
/** What people write into a cell to say that there is nothing. */
const BLANK = /^(?:[-—－/\\.*]+|无|暂无|没有|空|不详|未知|不清楚|待查|待核实|未核实|null|n\/a)$/i;
const MEMBER_WORDS = /^(?:中共(?:正式|预备)?党员|中国共产党党员|(?:正式|预备)?党员|中共)$/;
const OTHER_AFFILIATION =
  /^(?:群众|普通公民|共青团员|团员|无党派.*|民[革盟建进]|农工党|致公党|九三学社|台盟|民主党派.*|民革会员|民盟盟员)$/;
const LONGEST_EXTRA = 2000;
/** A number whose middle an export has hidden; it tells nothing and may not be taken for a mistake. */
const MASKED = /^[\d-]{0,6}[*＊]{3,}[\dXx-]{0,4}$/;

/**
 * Reads one row. A blank cell says nothing; an error of the spreadsheet's own (#REF!) is refused.
 * Reasons name the field's title, the value and the mend, and carry the column.
 */
export function readRow(
  row: number,
  columns: readonly FedColumn[],
  cellAt: (index: number) => CellInput,
): ReadRow {
  const reading: Reading = { texts: {}, lists: {}, counts: {}, flags: {}, days: {}, yearResults: [] };
  const reasons: CellReason[] = [];
  const extra: ExtraCell[] = [];
  let after: string | null = null;
  for (const { index, title, field, year } of columns) {
    const cell = cellAt(index);
    if (field === null) {
      if (cell.kind === 'empty') continue;
      const value = hideNumbers(title, cell.text).slice(0, LONGEST_EXTRA);
      extra.push({ title, value, after });
      if (value !== cell.text.slice(0, LONGEST_EXTRA)) reasons.push(warnOfHiddenNumber(title, index));
      continue;
    }
    after = field.field;
    if (cell.kind === 'empty') continue;
    for (const reason of readCell(reading, field, cell, year)) reasons.push(atColumn(reason, field, index));
  }
  return { row, values: reading, extra, reasons };
}

/** 附列 are not sealed: a person's number is kept whole in a field that is, or not at all. */
function warnOfHiddenNumber(title: string, column: number): CellReason {
  const message = `附列“${quotable(title)}”里有公民身份号码或电话，附列中的号码隐去中间几位保存。需要登记的，请在对应列这一步把该列对应到相应的字段；没有这一字段的，请留存原表。`;
  return { ...warn('extra.number-hidden', message, { clause: 'SEC-01' }), column };
}

function atColumn(reason: Refusal | Warning, field: ImportField, column: number): CellReason {
  const named = reason.message.includes(field.title) || reason.message.startsWith('公民身份号码');
  return {
    ...reason,
    message: named ? reason.message : `${titleBefore(field.title, reason.message)}${reason.message}`,
    field: field.field,
    column,
  };
}

/** 负责人电话 before 电话“12”无法识别 leaves its own 电话 to the message. */
function titleBefore(title: string, message: string): string {
  const shared = Array.from(title, (_, start) => start).find((start) =>
    message.startsWith(title.slice(start)),
  );
  return title.slice(0, shared);
}

function readCell(reading: Reading, field: ImportField, cell: CellInput, year: number): CellResult {
  if (cell.kind === 'error') return [refuseErrorCell(cell)];
  const name = field.field;
  switch (field.kind) {
    case 'day':
      return readDay(reading.days, name, cell);
    case 'count':
      return readCount(reading.counts, name, cell);
    case 'identity-number':
      return readIdentityNumber(reading.texts, name, cell);
    default:
      return BLANK.test(cell.text) &&
        field.kind !== 'yes-no' &&
        field.kind !== 'code' &&
        field.kind !== 'year-result'
        ? NOTHING
        : readText(reading, field, cell.text, year);
  }
}

function readText(reading: Reading, field: ImportField, text: string, year: number): CellResult {
  const name = field.field;
  switch (field.kind) {
    case 'person':
      return readPlain(reading.texts, field, cleanPersonName(text));
    case 'people':
      reading.lists[name] = splitUnits(text).map(cleanPersonName);
      return NOTHING;
    case 'units':
      reading.lists[name] = splitUnits(text).map(onOneLine);
      return NOTHING;
    case 'phone':
      return readPhone(reading.texts, name, text);
    case 'yes-no':
      return readYesNo(reading.flags, name, text);
    case 'code':
      return readCode(reading.texts, field, text);
    case 'codes':
      return readCodes(reading.lists, field, text);
    case 'credit-code':
      return readCreditCode(reading.texts, name, text);
    case 'year-result':
      return readYearResult(reading.yearResults, name, text, year);
    case 'region':
      reading.texts[name] = onOneLine(text);
      return NOTHING;
    default:
      return readPlain(reading.texts, field, onOneLine(text));
  }
}

function onOneLine(text: string): string {
  return cleanText(text).replace(/\n/g, ' ');
}

function keep<T>(result: T | Refusal, store: (value: T) => void): CellResult {
  if (isRefusal(result)) return [result];
  store(result);
  return NOTHING;
}

function readPlain(texts: Record<string, string>, field: ImportField, text: string): CellResult {
  const { maxLength } = field;
  if (maxLength !== undefined && text.length > maxLength) {
    return [
      refuse(
        'field.too-long',
        `“${quotable(text)}”共 ${text.length} 个字，最多 ${maxLength} 个字，请缩短。`,
        {
          value: quotable(text),
        },
      ),
    ];
  }
  texts[field.field] = text;
  return NOTHING;
}

function readDay(days: Record<string, KnownDay>, name: string, cell: CellInput): CellResult {
  const parsed = parseDay(cell);
  if (parsed === null) return NOTHING;
  if (isRefusal(parsed)) return [parsed];
  days[name] = { on: parsed.on, precision: parsed.precision };
  return parsed.warning === undefined ? NOTHING : [parsed.warning];
}

function readCount(counts: Record<string, number>, name: string, cell: CellInput): CellResult {
  const parsed = parseCount(cell);
  if (parsed === null) return NOTHING;
  if (isRefusal(parsed)) return [parsed];
  counts[name] = parsed.count;
  return parsed.warning === undefined ? NOTHING : [parsed.warning];
}

/** The number itself is checked with the member as a whole; here only what the spreadsheet has spoilt. */
function readIdentityNumber(texts: Record<string, string>, name: string, cell: CellInput): CellResult {
  if (cell.lossy === true) {
    return [
      refuse(
        'identity-number.rounded',
        '公民身份号码被表格软件按数字保存，后几位已经丢失。请先把该列设为“文本”格式，再重新填写完整的 18 位号码。',
        { clause: 'CODE-08 GB 11643-1999' },
      ),
    ];
  }
  if (BLANK.test(cell.text)) return NOTHING;
  const number = foldCode(cell.text).replaceAll("'", '');
  if (MASKED.test(number)) {
    return [
      warn(
        'identity-number.masked',
        '公民身份号码带星号，是导出时隐去了中间几位的，按没有填写处理：已登记的号码不变。要登记或更正号码，请填写完整的 18 位。',
      ),
    ];
  }
  texts[name] = number;
  return NOTHING;
}

function readPhone(texts: Record<string, string>, name: string, text: string): CellResult {
  if (!text.split(/[、,，;；/\s]+/).some((each) => MASKED.test(each))) {
    return keep(checkPhone(text), ({ phone }) => (texts[name] = phone));
  }
  return [
    warn(
      'phone.masked',
      '电话带星号，是导出时隐去了中间几位的，按没有填写处理：已登记的电话不变。要登记或更正电话，请填写完整的号码。',
    ),
  ];
}

function readYesNo(flags: Record<string, boolean>, name: string, text: string): CellResult {
  const word = onOneLine(text).replace(/\s/g, '');
  if (MEMBER_WORDS.test(word)) flags[name] = true;
  else if (OTHER_AFFILIATION.test(word)) flags[name] = false;
  else if (!/^(?:[-—－/\\.*]+|不详|未知|待核实|未核实)$/.test(word)) {
    return keep(toBoolean(text, name), ({ value }) => (flags[name] = value));
  }
  return NOTHING;
}

function readCode(texts: Record<string, string>, field: ImportField, text: string): CellResult {
  const table: CodeTable | undefined = field.table;
  if (table === undefined) throw new Error(`no code table for ${field.field}`);
  const found = toCode(table, text, field.field);
  const none = BLANK.test(text) || field.noneWords?.includes(onOneLine(text)) === true;
  if (!isRefusal(found)) return keep(found, ({ code }) => (texts[field.field] = code));
  return none ? NOTHING : [underTitle(found, table.title, field.title)];
}

/** The column's own title in place of that of its table: 党员类别 and not 党员状态. */
function underTitle(refusal: Refusal, tableTitle: string, title: string): Refusal {
  const { message } = refusal;
  if (!message.startsWith(tableTitle)) return refusal;
  return { ...refusal, message: title + message.slice(tableTitle.length) };
}

/** Whose congress or conference it is stands before it: 市人大代表. */
const LEVEL = /^(?:全国|省|自治区|直辖市|市|州|盟|区|县|旗|乡|镇)级?/;

function readCodes(lists: Record<string, readonly string[]>, field: ImportField, text: string): CellResult {
  const { table, noneWords } = field;
  if (table === undefined) throw new Error(`no code table for ${field.field}`);
  if (noneWords?.includes(onOneLine(text)) === true) return NOTHING;
  const found = splitUnits(text).map((word) => toCode(table, word.replace(LEVEL, ''), field.field));
  const refused = found.find(isRefusal);
  if (refused !== undefined) return [refused];
  lists[field.field] = found.flatMap((each) => (isRefusal(each) ? [] : [each.code])).toSorted();
  return NOTHING;
}

function readCreditCode(texts: Record<string, string>, name: string, text: string): CellResult {
  const checked = checkCreditCode(text);
  if (isRefusal(checked)) return [checked];
  texts[name] = checked.code;
  return checked.warnings;
}

function readYearResult(results: YearResult[], name: string, text: string, year: number): CellResult {
  const found = toCode(annualCheckResults, text, name);
  if (isRefusal(found) && BLANK.test(text)) return NOTHING;
  return keep(
    found,
    ({ code }: { readonly code: AnnualCheckResult }) => void results.push({ year, result: code }),
  );
}

/** As a spreadsheet itself writes what it could not work out, and as a formula is read that none has. */
const NOT_CALCULATED = '#CALC!';

function refuseErrorCell(cell: CellInput): Refusal {
  const message =
    cell.text === NOT_CALCULATED
      ? '单元格的公式没有计算结果，请用表格软件打开文件、保存一次再上传，或直接填写内容。'
      : `单元格是表格软件的错误值“${cell.text}”，请改正公式，或直接填写内容。`;
  return refuse('cell.error', message, { value: cell.text });
}
