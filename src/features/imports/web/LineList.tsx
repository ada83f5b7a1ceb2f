import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { countText } from '../../../platform/web/rate-text.ts';
import { useList } from '../../../platform/web/use-list.ts';
import { type Outcome, outcomes, outcomeTitles } from '../import.ts';
import { type ImportLineView, type ImportRunView, listImportLinesRoute } from '../imports.contract.ts';
import { OutcomeTag } from './import-looks.tsx';

/** Five numbers that filter the rows below them; a row says why, and what it changes. */
export function LineList({ run }: { readonly run: ImportRunView }) {
  const { id, counts } = run;
  const list = useList(listImportLinesRoute, { params: { id } });
  const { outcome } = list.filters;
  const total = outcomes.reduce((sum, name) => sum + (counts?.[name] ?? 0), 0);
  const letters = new Map(run.columns.map(({ index, letter, path }) => [index, `${letter} 列“${path}”`]));
  return (
    <>
      <div className="import-counts" role="group" aria-label="按结果筛选">
        <CountButton
          title="全部"
          count={total}
          chosen={outcome === undefined}
          onChoose={() => list.setFilters({ outcome: undefined })}
        />
        {outcomes.map((name) => (
          <CountButton
            key={name}
            title={outcomeTitles[name]}
            count={counts?.[name] ?? 0}
            alarm={name === 'refused'}
            chosen={outcome === name}
            onChoose={() => list.setFilters({ outcome: outcome === name ? undefined : name })}
          />
        ))}
      </div>
      <DataTable<ImportLineView>
        name="import-lines"
        title="核对结果"
        columns={columnsWith(letters)}
        rowKey={({ row }) => String(row)}
        {...list.table}
        total={{ count: outcome === undefined ? total : (counts?.[outcome] ?? 0), capped: false }}
        empty={emptyOf(outcome)}
      />
    </>
  );
}

function emptyOf(outcome: Outcome | undefined) {
  return {
    reason: outcome === undefined ? '没有读到任何行。' : `没有“${outcomeTitles[outcome]}”的行。`,
    ...(outcome === undefined ? { hint: '请检查工作表是否选对。' } : {}),
  };
}

interface CountButtonProps {
  readonly title: string;
  readonly count: number;
  readonly chosen: boolean;
  readonly alarm?: boolean;
  readonly onChoose: () => void;
}

/** A figure that filters the rows below it. */
export function CountButton({ title, count, chosen, alarm = false, onChoose }: CountButtonProps) {
  return (
    <button
      type="button"
      className={alarm && count > 0 ? 'import-count alarm' : 'import-count'}
      aria-pressed={chosen}
      onClick={onChoose}
    >
      <span className="import-count-figure number">{countText(count)}</span>
      <span>{title}</span>
    </button>
  );
}

function columnsWith(letters: ReadonlyMap<number, string>): readonly DataColumn<ImportLineView>[] {
  return [
    { key: 'row', title: '行号', width: 72, value: ({ row }) => `第 ${row} 行` },
    { key: 'outcome', title: '结果', width: 110, render: ({ outcome }) => <OutcomeTag outcome={outcome} /> },
    { key: 'title', title: '内容', width: 220, value: ({ title }) => title },
    { key: 'why', title: '原因与变化', width: 520, render: (line) => <Why line={line} letters={letters} /> },
  ];
}

function Why({
  line: { reasons, changes },
  letters,
}: {
  readonly line: ImportLineView;
  readonly letters: ReadonlyMap<number, string>;
}) {
  const changed = Object.entries(changes);
  if (reasons.length === 0 && changed.length === 0) return <span className="quiet">—</span>;
  return (
    <ul className="import-why">
      {reasons.map(({ kind, code, message, columns }) => (
        <li key={`${code} ${message}`} className={kind === 'refusal' ? 'at-fault' : undefined}>
          {kind === 'refusal' ? '错误：' : '提示：'}
          {message}
          {columns.length === 0 ? null : (
            <span className="quiet">
              （
              {columns
                .map((index) => letters.get(index) ?? '')
                .filter((text) => text !== '')
                .join('、')}
              ）
            </span>
          )}
        </li>
      ))}
      {changed.map(([title, [before, after]]) => (
        <li key={title}>
          {title}：<span className="quiet">{before === '' ? '（空）' : before}</span> →{' '}
          {after === '' ? '（空）' : after}
        </li>
      ))}
    </ul>
  );
}
