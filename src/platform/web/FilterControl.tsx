import { Select } from 'antd';
import type { Day } from '../kernel/day.ts';
import { DayPicker } from './DayPicker.tsx';
import { type FilterField, isSet } from './filter-field.ts';
import { TreePicker } from './TreePicker.tsx';

interface FilterControlProps {
  readonly field: FilterField;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** The control of one filter, with its name inside, so that the row stays one row. */
export function FilterControl({ field, value, onChange }: FilterControlProps) {
  const prefix = <span className="quiet">{field.title}</span>;
  switch (field.kind) {
    case 'select':
      return (
        <Select
          aria-label={field.title}
          prefix={prefix}
          className="filter-control"
          style={{ minWidth: field.width ?? 168 }}
          popupMatchSelectWidth={false}
          options={[...field.options]}
          value={(isSet(value) ? value : undefined) as string | string[] | undefined}
          placeholder="全部"
          allowClear
          showSearch={field.options.length > 8 ? { optionFilterProp: 'label' } : false}
          {...(field.multiple === true
            ? { mode: 'multiple' as const, maxTagCount: 'responsive' as const }
            : {})}
          onChange={(chosen) => onChange(isSet(chosen) ? chosen : undefined)}
        />
      );
    case 'tree':
      return (
        <TreePicker
          route={field.route}
          label={field.title}
          prefix={prefix}
          width={field.width ?? 220}
          value={value as string | null | undefined}
          onChange={(chosen) => onChange(chosen ?? undefined)}
        />
      );
    case 'day':
      return (
        <DayPicker
          aria-label={field.title}
          placeholder={field.title}
          value={(value as Day | undefined) ?? null}
          onChange={(day) => onChange(day ?? undefined)}
        />
      );
    case 'custom':
      return <div className="filter-control">{field.render(value, onChange)}</div>;
    case 'search':
      return null;
  }
}
