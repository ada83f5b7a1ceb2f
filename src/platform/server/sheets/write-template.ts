import { type CellStyle, type CellValue, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { type ExportColumn, type ExportValue, safeText, styleOf, widthOf } from './export-value.ts';
import { SAMPLE_MARK } from './returned-columns.ts';
import { columnLetter } from './sheet.ts';
import { HEADER_STYLE, REQUIRED_STYLE, SAMPLE_STYLE, WRAPPED_STYLE } from './sheet-styles.ts';
import { safeSheetName } from './styled-stream.ts';

export interface TemplateColumn extends ExportColumn {
  readonly required?: boolean;
  /** Offered as a drop-down list; other values are warned of, not forbidden, since everyday words are understood. */
  readonly choices?: readonly string[];
  /** How to fill the column, for the sheet of notes. */
  readonly note?: string;
}

export interface Template {
  readonly name: string;
  readonly columns: readonly TemplateColumn[];
  /** Example rows; the first text of each is marked so that an import passes over them. */
  readonly samples: readonly (readonly ExportValue[])[];
  /** Lines above the table on the sheet of notes. */
  readonly notes: readonly string[];
}

const NOTES_SHEET = '填写说明';
const LISTS_SHEET = '字典';
const ROWS_WITH_LISTS = 5_000;
const ROWS_WITH_TEXT_FORMAT = 300;

/**
 * Writes a template to fill: required titles in red, drop-down lists kept on the hidden sheet 字典, marked
 * example rows, codes and numbers as text, and the sheet 填写说明.
 */
export async function writeTemplate(template: Template): Promise<Buffer> {
  const sheets = [tableSheet(template), notesSheet(template), listsSheet(template)];
  return Buffer.from(await writeXlsx({ sheets }));
}

function tableSheet(template: Template): WriteSheet {
  const { columns, samples } = template;
  const cells = new Map<string, { style: CellStyle }>();
  columns.forEach((column, index) => {
    cells.set(`0,${index}`, { style: column.required ? REQUIRED_STYLE : HEADER_STYLE });
    samples.forEach((_, row) => cells.set(`${row + 1},${index}`, { style: SAMPLE_STYLE }));
  });
  const blank = (): CellValue[] => columns.map(() => null);
  return {
    name: safeSheetName(template.name),
    rows: [
      columns.map((column) => column.title),
      ...samples.map((sample) => markSample(columns.map((_, index) => sample[index] ?? null))),
      ...Array.from({ length: ROWS_WITH_TEXT_FORMAT }, blank),
    ],
    columns: columns.map((column) => ({ width: widthOf(column), style: styleOf(column.kind) })),
    cells,
    freezePane: { rows: 1 },
    dataValidations: columns.flatMap((column, index) => listValidation(template, column, index)),
  };
}

/** 示例：某某县志愿者协会 in the first cell that holds text. */
function markSample(values: ExportValue[]): CellValue[] {
  const first = values.findIndex((value) => typeof value === 'string' && value !== '');
  return values.map((value, index) => {
    const text = value === null ? null : safeText(String(value));
    return index === first && text !== null ? `${SAMPLE_MARK}${text}` : text;
  });
}

function listValidation(template: Template, column: TemplateColumn, index: number): DataValidation[] {
  const { choices } = column;
  if (choices === undefined || choices.length === 0) return [];
  const list = columnLetter(listIndexOf(template, column));
  const cell = columnLetter(index);
  return [
    {
      type: 'list',
      formula1: `'${LISTS_SHEET}'!$${list}$2:$${list}$${choices.length + 1}`,
      range: `${cell}2:${cell}${ROWS_WITH_LISTS}`,
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'warning',
      errorTitle: column.title,
      errorMessage: '填写的内容不在下拉列表中，仍要保留吗？',
    },
  ];
}

function listsOf(template: Template): TemplateColumn[] {
  return template.columns.filter((column) => (column.choices?.length ?? 0) > 0);
}

function listIndexOf(template: Template, column: TemplateColumn): number {
  return listsOf(template).indexOf(column);
}

function listsSheet(template: Template): WriteSheet {
  const lists = listsOf(template);
  const length = Math.max(0, ...lists.map((column) => column.choices?.length ?? 0));
  const rows: CellValue[][] = [lists.map((column) => column.title)];
  for (let row = 0; row < length; row++) rows.push(lists.map((column) => column.choices?.[row] ?? null));
  return { name: LISTS_SHEET, hidden: true, rows, columns: lists.map(() => ({ width: 16 })) };
}

function notesSheet(template: Template): WriteSheet {
  const lines: CellValue[][] = template.notes.map((note) => [note]);
  const header = ['列名', '是否必填', '怎么填', '可选的内容'];
  const table = template.columns.map((column): CellValue[] => [
    column.title,
    column.required ? '必填' : '选填',
    column.note ?? '',
    column.choices?.slice(0, 40).join('、') ?? '',
  ]);
  const headerRow = lines.length;
  const cells = new Map(header.map((_, index) => [`${headerRow},${index}`, { style: HEADER_STYLE }]));
  return {
    name: NOTES_SHEET,
    rows: [...lines, header, ...table],
    columns: [18, 10, 48, 60].map((width) => ({ width, style: WRAPPED_STYLE })),
    cells,
    merges: lines.map((_, row) => ({ startRow: row, endRow: row, startCol: 0, endCol: header.length - 1 })),
  };
}
