import { Select } from 'antd';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { fieldsOf } from '../fields/import-fields.ts';
import type { ImportKind } from '../import.ts';
import { IGNORED_FIELD } from '../import-field.ts';
import type { ImportColumnView } from '../imports.contract.ts';

/** What the person chose, by column. */
export type Choices = ReadonlyMap<number, string | null>;

interface ColumnTableProps {
  readonly kind: ImportKind;
  readonly columns: readonly ImportColumnView[];
  readonly onChoose: (index: number, field: string | null) => void;
}

/** 附列 in the select, where null can't stand. */
const EXTRA = 'extra';

/** Every column of the sheet with a few of its values and what it feeds. */
export function ColumnTable({ kind, columns, onChoose }: ColumnTableProps) {
  const options = optionsOf(kind, columns);
  const shown: readonly DataColumn<ImportColumnView>[] = [
    {
      key: 'path',
      title: '表格里的列',
      width: 200,
      render: ({ letter, path }) => <ColumnName letter={letter} path={path} />,
    },
    {
      key: 'samples',
      title: '内容举例',
      width: 280,
      value: ({ samples }) => samples.join('、'),
      empty: '（空列）',
    },
    {
      key: 'field',
      title: '导入为',
      width: 260,
      render: ({ index, path, field }) => (
        <Select
          className="import-field-select"
          aria-label={`“${path}”导入为`}
          value={field ?? EXTRA}
          options={options}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(chosen) => onChoose(index, chosen === EXTRA ? null : chosen)}
        />
      ),
    },
    { key: 'source', title: '依据', width: 130, render: (column) => <SourceTag column={column} /> },
  ];
  return (
    <DataTable<ImportColumnView>
      name="import-columns"
      title="列的对应关系"
      toolbar={false}
      columns={shown}
      rows={columns}
      rowKey={({ index }) => String(index)}
      empty={{ reason: '这张表没有列。' }}
    />
  );
}

function ColumnName({ letter, path }: { readonly letter: string; readonly path: string }) {
  return (
    <>
      <span className="quiet number">{letter} </span>
      {path}
    </>
  );
}

function SourceTag({ column: { source, field } }: { readonly column: ImportColumnView }) {
  if (source === 'chosen') return <StatusTag tone="good">本次选择</StatusTag>;
  if (field === null) return <StatusTag tone="unknown">作为附列</StatusTag>;
  if (field === IGNORED_FIELD) return <StatusTag tone="over">不导入</StatusTag>;
  return <StatusTag tone="good">{source === 'remembered' ? '上次的选择' : '自动识别'}</StatusTag>;
}

/** A field that one column feeds can't be chosen for another, except results of different years. */
function optionsOf(kind: ImportKind, columns: readonly ImportColumnView[]) {
  const taken = new Set(columns.map(({ field }) => field));
  const fields = fieldsOf(kind).map(({ field, title, kind: held, required }) => ({
    value: field,
    label: required === true ? `${title}（必需）` : title,
    disabled: held !== 'year-result' && taken.has(field),
  }));
  return [{ value: EXTRA, label: '附列（原样保存）' }, { value: IGNORED_FIELD, label: '不导入' }, ...fields];
}
