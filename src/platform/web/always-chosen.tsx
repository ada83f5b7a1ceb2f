import { Select } from 'antd';
import type { Choice, FilterField } from './filter-field.ts';

/** A choice that always has one: what holds is shown even where the address leaves it open, and it can't be cleared. */
export function alwaysChosen<K extends string>(
  key: K,
  title: string,
  value: string | undefined,
  options: readonly Choice[],
): FilterField<K> {
  return {
    key,
    title,
    kind: 'custom',
    render: (_value, set) => (
      <Select
        aria-label={title}
        prefix={<span className="quiet">{title}</span>}
        className="filter-control"
        popupMatchSelectWidth={false}
        options={[...options]}
        value={value}
        onChange={set}
      />
    ),
  };
}
