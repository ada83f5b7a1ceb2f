import { Select } from 'antd';
import type { DataColumn } from './data-column.ts';
import { DataTable } from './DataTable.tsx';
import { StatusTag } from './StatusTag.tsx';

/** A column of a person's file and what it feeds: a field, nothing (附列), or `ignored`. */
export interface MappedColumn {
  readonly index: number;
  /** As the spreadsheet program names it: C. */
  readonly letter: string;
  /** With the titles above it: 负责人·姓名. */
  readonly path: string;
  readonly field: string | null;
  readonly source: 'remembered' | 'recognised' | 'chosen' | 'unknown';
  readonly samples: readonly string[];
}

/** What the person chose, by column. */
export type ColumnChoices = ReadonlyMap<number, string | null>;

export interface FieldOption {
  readonly value: string;
  readonly label: string;
  readonly disabled: boolean;
}

interface ColumnMappingTableProps {
  readonly name: string;
  readonly columns: readonly MappedColumn[];
  readonly options: readonly FieldOption[];
  /** The code that stands for columns which are left out. */
  readonly ignored: string;
  readonly onChoose: (index: number, field: string | null) => void;
}

/** 附列 in the select, where null can't stand. */
const EXTRA = 'extra';

/** Every column of a sheet with a few of its values and what it feeds. */
export function ColumnMappingTable({ name, columns, options, ignored, onChoose }: ColumnMappingTableProps) {
  const choices = [
    { value: EXTRA, label: '附列（原样保存）' },
    { value: ignored, label: '不导入' },
    ...options,
  ];
  const shown: readonly DataColumn<MappedColumn>[] = [
    {
      key: 'path',
      title: '表格里的列',
      width: 200,
      render: ({ letter, path }) => (
        <>
          <span className="quiet number">{letter} </span>
          {path}
        </>
      ),
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
          className="column-field-select"
          aria-label={`“${path}”导入为`}
          value={field ?? EXTRA}
          options={choices}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(chosen) => onChoose(index, chosen === EXTRA ? null : chosen)}
        />
      ),
    },
    {
      key: 'source',
      title: '依据',
      width: 130,
      render: (column) => <SourceTag column={column} ignored={ignored} />,
    },
  ];
  return (
    <DataTable<MappedColumn>
      name={name}
      title="列的对应关系"
      toolbar={false}
      columns={shown}
      rows={columns}
      rowKey={({ index }) => String(index)}
      empty={{ reason: '这张表没有列。' }}
    />
  );
}

function SourceTag({ column, ignored }: { readonly column: MappedColumn; readonly ignored: string }) {
  const { source, field } = column;
  if (source === 'chosen') return <StatusTag tone="good">本次选择</StatusTag>;
  if (field === null) return <StatusTag tone="unknown">作为附列</StatusTag>;
  if (field === ignored) return <StatusTag tone="over">不导入</StatusTag>;
  return <StatusTag tone="good">{source === 'remembered' ? '上次的选择' : '自动识别'}</StatusTag>;
}

/** Columns with what was chosen in the place of what was recognised. */
export function withChoices<Column extends MappedColumn>(
  columns: readonly Column[],
  choices: ColumnChoices,
): Column[] {
  return columns.map((column) => {
    const field = choices.get(column.index);
    return field === undefined ? column : { ...column, field, source: 'chosen' as const };
  });
}
