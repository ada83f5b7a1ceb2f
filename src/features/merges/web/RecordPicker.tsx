import { Select } from 'antd';
import { useId, useState } from 'react';
import { useRoute } from '../../../platform/web/use-route.ts';
import { useSettled } from '../../../platform/web/use-settled.ts';
import { type SearchHit, searchRoute } from '../../search/search.contract.ts';
import type { RecordKind } from '../../search/search.ts';

interface RecordPickerProps {
  readonly kind: RecordKind;
  readonly label: string;
  readonly value: string | undefined;
  /** What is chosen, once that is known. */
  readonly name: string | undefined;
  readonly onChange: (id: string) => void;
}

/** Chooses one record by a part of its name, by initials or by code. */
export function RecordPicker({ kind, label, value, name, onChange }: RecordPickerProps) {
  const [text, setText] = useState('');
  const settled = useSettled(text);
  const id = useId();
  const { data, isFetching } = useRoute(
    searchRoute,
    { body: { text: settled, kind, size: 20 } },
    { enabled: settled !== '', keepShowing: true },
  );
  const hits = settled === '' ? [] : (data?.groups.flatMap(({ rows }) => rows) ?? []);
  return (
    <div className="merge-picker">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        aria-label={label}
        showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
        value={value ?? null}
        placeholder="按名称、拼音首字母或代码查找"
        loading={isFetching}
        notFoundContent={settled === '' ? '请输入要查找的内容' : isFetching ? '正在查找' : '没有找到'}
        onSelect={(chosen: string) => {
          setText('');
          onChange(chosen);
        }}
        options={[
          ...hits.map((hit) => ({ value: hit.id, label: lineOf(hit) })),
          ...(value === undefined || hits.some((hit) => hit.id === value)
            ? []
            : [{ value, label: name ?? '…' }]),
        ]}
      />
    </div>
  );
}

function lineOf(hit: SearchHit): string {
  const more = hit.kind === 'member' ? hit.branch : [hit.code, hit.place].filter(Boolean).join('，');
  return `${hit.name}${hit.over ? '（已终止）' : ''}${more === null || more === '' ? '' : `　${more}`}`;
}
