/** Which column of a person's ledger feeds which field: titles are compared as they are meant, not as they are typed. */
import { isComputedTitle } from '../../platform/kernel/computed-title.ts';
import { foldDashes } from '../../platform/kernel/fold-text.ts';
import { foldWidth } from '../../platform/kernel/fold-width.ts';
import { fieldsOf } from './fields/import-fields.ts';
import type { ImportKind } from './import.ts';
import { IGNORED_FIELD, type ImportField } from './import-field.ts';

/** A column as the sheet shows it: `path` joins the titles above it, 负责人·姓名. */
export interface TitledColumn {
  readonly index: number;
  readonly title: string;
  readonly path: string;
}

/** What a column feeds. Null field: kept as 附列 with its title. */
export interface ColumnMapping {
  readonly index: number;
  readonly path: string;
  readonly field: string | null;
  /** The year that the title names, for results by year. */
  readonly year?: number | undefined;
  readonly source: 'remembered' | 'recognised' | 'chosen' | 'unknown';
}

const PATH_MARK = '·';
const SERIAL = new Set(['序号', '序', '编号', 'no', '行号', '流水号', '顺序号', '排序']);
/** Under one of these a bare 姓名 or 电话 speaks of that person or body, not of the row's subject. */
const GROUPS =
  /党组织|党支部|支部|书记|负责人|法定代表人|法人|联系人|指导员|联络员|委员|工会|团组织|妇联|班子|主管|登记机关|副书记/;
const GENERIC = new Set([
  '姓名',
  '名称',
  '电话',
  '联系电话',
  '联系方式',
  '手机',
  '手机号',
  '性别',
  '职务',
  '时间',
  '日期',
  '数',
  '类型',
  '类别',
  '年龄',
  '学历',
  '民族',
  '是否',
  '备注',
  '代码',
  '地址',
  '出生时间',
  '单位',
  '政治面貌',
  '是否党员',
  '专兼职',
]);
/** 党组织情况 above 成立时间 says 党组织成立时间. */
const GROUP_ENDING = /(?:基本)?(?:情况|信息|概况|资料)$/;
// 2024年检 is the check of 2024: its 年 belongs to 年检.
const YEAR = /(?:19|20)\d{2}(?:年度|年(?![检报]))?/;

/** A title as it is compared: 党员人数（人）, 党员数 and 党员数量 are one; 成立时间 and 成立日期 too. */
export function titleKey(title: string): string {
  const folded = foldDashes(foldWidth(title))
    .toLowerCase()
    .replace(/[\s*★:;,.、。"'“”‘’]/g, '');
  return foldEnding(dropUnits(folded));
}

/** Without a remark in brackets: 组建方式(单独/联合/挂靠) is 组建方式. */
function withoutRemarks(key: string): string {
  return foldEnding(key.replace(/\([^()]*\)/g, '').replace(/[【[].*?[\]】]/g, ''));
}

function dropUnits(key: string): string {
  return key.replace(
    /\((?:必填|选填|必须|可空|可不填|人|名|个|家|位|人数|名|如有|必填项|yyyy.*|年月日|年月|年-月-日|是\/否|有\/无|男\/女|下拉选择|单选|多选)\)/g,
    '',
  );
}

function foldEnding(key: string): string {
  return key
    .replace(/(?:总人数|人数|数量|总数|个数|家数)$/, '数')
    .replace(/(?:日期|年月日|年月|时间)$/, '时间')
    .replace(/^(?:是不是|是否为|是否是)/, '是否');
}

interface Lexicon {
  readonly fields: ReadonlyMap<string, ImportField>;
}

const lexicons = new Map<ImportKind, Lexicon>();

function lexiconOf(kind: ImportKind): Lexicon {
  const known = lexicons.get(kind);
  if (known !== undefined) return known;
  const fields = new Map<string, ImportField>();
  const add = (title: string, field: ImportField) => {
    const key = titleKey(title);
    if (!fields.has(key)) fields.set(key, field);
  };
  // Own titles first: a synonym of one field may be the title of another.
  for (const field of fieldsOf(kind)) add(field.title, field);
  for (const field of fieldsOf(kind)) for (const synonym of field.synonyms) add(synonym, field);
  const lexicon = { fields };
  lexicons.set(kind, lexicon);
  return lexicon;
}

/** The titles that a kind of file is told by; for finding the header. `title` may be 负责人·姓名. */
export function isKnownTitle(
  kind: ImportKind,
  title: string,
  remembered: ReadonlyMap<string, string> = NONE,
): boolean {
  return remembered.has(pathKey(title)) || SERIAL.has(titleKey(title)) || findByPath(kind, title) !== null;
}

const NONE: ReadonlyMap<string, string> = new Map();

/** How a column's whole title is remembered. */
export function pathKey(path: string): string {
  return path.split(PATH_MARK).map(titleKey).join(PATH_MARK);
}

/**
 * Maps a table's columns. What a person chose before (`remembered`: path key → field, `` for 附列) goes first;
 * no field is fed twice, except results of different years.
 */
export function recogniseColumns(
  kind: ImportKind,
  columns: readonly TitledColumn[],
  remembered: ReadonlyMap<string, string> = NONE,
): ColumnMapping[] {
  const taken = new Set<string>();
  const chosen = new Map<number, ColumnMapping>();
  const take = (column: TitledColumn, found: Found, source: ColumnMapping['source']): void => {
    const slot = found.year === undefined ? found.field : `${found.field}.${found.year}`;
    if (
      chosen.has(column.index) ||
      (found.field !== IGNORED_FIELD && found.field !== null && taken.has(slot ?? ''))
    )
      return;
    if (slot !== null) taken.add(slot);
    chosen.set(column.index, {
      index: column.index,
      path: column.path,
      field: found.field,
      year: found.year,
      source,
    });
  };
  for (const column of columns) {
    const field = remembered.get(pathKey(column.path));
    if (field !== undefined)
      take(column, { field: field === '' ? null : field, year: yearOf(column.path) }, 'remembered');
  }
  for (const exact of [true, false]) {
    for (const column of columns) {
      const found = isUnread(column.title)
        ? { field: IGNORED_FIELD, exact: true, year: undefined }
        : findByPath(kind, column.path);
      if (found !== null && found.exact === exact) take(column, found, 'recognised');
    }
  }
  return columns.map(
    (column) =>
      chosen.get(column.index) ?? { index: column.index, path: column.path, field: null, source: 'unknown' },
  );
}

/** A number of the row, or what was worked out when the file went out. */
function isUnread(title: string): boolean {
  return SERIAL.has(titleKey(title)) || isComputedTitle(title);
}

interface Found {
  readonly field: string | null;
  readonly year?: number | undefined;
}

interface FoundField extends Found {
  readonly field: string;
  /** By the whole title; a title that holds more is second choice. */
  readonly exact: boolean;
}

function findByPath(kind: ImportKind, path: string): FoundField | null {
  const titles = path.split(PATH_MARK).map(titleKey);
  const leaf = titles.at(-1) ?? '';
  const above = titles.slice(0, -1);
  for (let from = 0; from < above.length; from++) {
    const groups = above.slice(from);
    for (const named of [groups, groups.map((group) => group.replace(GROUP_ENDING, ''))]) {
      const joined = foldEnding(named.join('') + leaf);
      const found = findByTitle(kind, joined) ?? findByTitle(kind, withoutRemarks(joined));
      if (found !== null) return found;
    }
  }
  if (above.some((group) => GROUPS.test(group)) && GENERIC.has(leaf)) return null;
  return findByTitle(kind, leaf);
}

function findByTitle(kind: ImportKind, key: string): FoundField | null {
  const { fields } = lexiconOf(kind);
  const direct = fields.get(key);
  if (direct !== undefined && direct.kind !== 'year-result') return { field: direct.field, exact: true };
  const bare = withoutRemarks(key);
  const yearly =
    fields.get(foldEnding(bare.replace(YEAR, '').replace(/^年?度/, ''))) ??
    fields.get(key.replace(YEAR, '').replace(/^年?度/, ''));
  if (yearly?.kind === 'year-result') return { field: yearly.field, year: yearOf(key), exact: true };
  const loose = bare === '' ? undefined : fields.get(bare);
  return loose === undefined ? null : { field: loose.field, exact: false };
}

/** The year that a title names, 2025 年度年检结果. */
export function yearOf(title: string): number | undefined {
  const year = /(?:19|20)\d{2}/.exec(foldWidth(title))?.[0];
  return year === undefined ? undefined : Number(year);
}
