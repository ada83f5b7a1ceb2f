import {
  type Template,
  type TemplateColumn,
  writeTemplate,
} from '../../../platform/server/sheets/write-template.ts';
import { fieldsOf } from '../fields/import-fields.ts';
import { type ImportKind, importKindTitles } from '../import.ts';
import type { ImportField } from '../import-field.ts';

const NOTES = [
  '每行填一条，列名不要改动；用不到的列可以删除，也可以增加自己的列，系统会作为“附列”原样保存。',
  '日期可写 2026-11-22、2026.11.22、2026年11月22日，只知道年月的写 2026.11 即可。',
  '不清楚的留空：留空表示未核实，不会覆盖系统里已有的内容，也不会当作 0。',
  '标有“示例”的行不会导入，可以保留。',
];

/** The file to fill for a kind of import: drop-downs, a sample row, notes. */
export function writeImportTemplate(kind: ImportKind): Promise<Buffer> {
  return writeTemplate(templateOf(kind));
}

function templateOf(kind: ImportKind): Template {
  const fields = fieldsOf(kind).filter(({ rare }) => rare !== true);
  const name = `${importKindTitles[kind].replace(/（.*/, '')}导入模板`;
  return {
    name,
    columns: fields.map(columnOf),
    samples: [fields.map(({ sample }) => sample ?? null)],
    notes: NOTES,
  };
}

function columnOf({ title, kind, table, required, note }: ImportField): TemplateColumn {
  const choices = kind === 'yes-no' ? ['是', '否'] : table?.entries.map((entry) => entry.name);
  return {
    title,
    // Days as text too: people write what they know of them.
    kind: 'text',
    ...(required === true ? { required } : {}),
    ...(note === undefined ? {} : { note }),
    ...(choices === undefined ? {} : { choices }),
  };
}
