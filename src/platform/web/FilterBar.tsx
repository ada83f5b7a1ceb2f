import { DownOutlined, FilterOutlined, UpOutlined } from '@ant-design/icons';
import { Badge, Button } from 'antd';
import { useState } from 'react';
import { FilterControl } from './FilterControl.tsx';
import { useFilterTool } from './filter-tool.tsx';
import { FilterSearch } from './FilterSearch.tsx';
import { type FilterField, type FilterValues, isSet } from './filter-field.ts';
import { useIsPhone } from './use-viewport.ts';

interface FilterBarProps<V extends FilterValues> {
  readonly fields: readonly FilterField<keyof V & string>[];
  readonly values: V;
  readonly onChange: (patch: { readonly [K in keyof V]?: V[K] | undefined }) => void;
}

/** A list's filters in one row; the rarer ones, and on a phone all but the search, behind one button that counts what is set. */
export function FilterBar<V extends FilterValues>({ fields, values, onChange }: FilterBarProps<V>) {
  const phone = useIsPhone();
  const tool = useFilterTool();
  const [open, setOpen] = useState(false);
  const search = fields.find((field) => field.kind === 'search');
  const others = fields.filter((field) => field.kind !== 'search');
  const folded = others.filter((field) => phone || field.more === true);
  const always = others.filter((field) => !folded.includes(field));
  const setCount = folded.filter((field) => isSet(values[field.key])).length;
  const change = (key: string, value: unknown) => onChange({ [key]: value } as Partial<V>);
  const anySet = fields.some((field) => isSet(values[field.key]));
  return (
    <search className="filter-bar no-print">
      <div className="filter-row">
        {search === undefined ? null : (
          <FilterSearch
            field={search}
            value={values[search.key] as string | undefined}
            onChange={(text) => change(search.key, text)}
          />
        )}
        {always.map((field) => (
          <FilterControl
            key={field.key}
            field={field}
            value={values[field.key]}
            onChange={(value) => change(field.key, value)}
          />
        ))}
        {folded.length === 0 ? null : (
          <Badge count={setCount} color="var(--ink)" offset={[-4, 4]}>
            <Button aria-expanded={open} icon={<FilterOutlined />} onClick={() => setOpen(!open)}>
              {phone ? '筛选' : '更多筛选'} {open ? <UpOutlined /> : <DownOutlined />}
            </Button>
          </Badge>
        )}
        {tool}
        {anySet ? (
          <Button type="link" onClick={() => onChange(nothingSet(fields) as Partial<V>)}>
            清除筛选
          </Button>
        ) : null}
      </div>
      {open ? (
        <div className="filter-row">
          {folded.map((field) => (
            <FilterControl
              key={field.key}
              field={field}
              value={values[field.key]}
              onChange={(value) => change(field.key, value)}
            />
          ))}
        </div>
      ) : null}
    </search>
  );
}

function nothingSet(fields: readonly FilterField<string>[]): Record<string, undefined> {
  return Object.fromEntries(fields.map((field) => [field.key, undefined]));
}
