import { alwaysChosen } from '../../../platform/web/always-chosen.tsx';
import { type FilterField, choicesOf } from '../../../platform/web/filter-field.ts';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import { listSectorsRoute } from '../../social-orgs/social-org.contract.ts';
import { listDefinitionsRoute } from '../../counting/counting.contract.ts';
import type { CoverageGrouping, CoverageTree } from '../coverage.contract.ts';
import { sizeBandNames } from '../../counting/size-band.ts';
import type { CoverageView } from './coverage-view.ts';

interface CoverageFiltersProps {
  readonly view: CoverageView;
  /** What was answered where the view leaves it open. */
  readonly answered:
    | { readonly tree: CoverageTree; readonly by: CoverageGrouping; readonly definition: string }
    | undefined;
  readonly onChange: (patch: Partial<CoverageView>) => void;
}

type Key = 'tree' | 'node' | 'on' | 'definition' | 'by' | 'sector' | 'type' | 'size';

/** 范围, 日期 and 口径 in one row; the rarer filters behind a button. */
export function CoverageFilters({ view, answered, onChange }: CoverageFiltersProps) {
  const definitions = useRoute(listDefinitionsRoute, {}).data?.definitions ?? [];
  const sectors = useRoute(listSectorsRoute, {}).data?.sectors ?? [];
  const shownTree = view.tree ?? answered?.tree;
  const fields: FilterField<Key>[] = [
    alwaysChosen('tree', '按', shownTree, [
      { value: 'place', label: '行政区划' },
      { value: 'party', label: '党组织' },
    ]),
    ...(shownTree === 'body'
      ? []
      : [
          {
            key: 'node' as const,
            title: '范围',
            kind: 'tree' as const,
            route: shownTree === 'place' ? listPlacesRoute : listPartyTreeRoute,
          },
        ]),
    { key: 'on', title: '截至今日', kind: 'day' },
    alwaysChosen('definition', '口径', view.definition ?? answered?.definition, choicesOf(definitions)),
    alwaysChosen('by', '分组', view.by ?? answered?.by, [
      { value: 'children', label: '下级' },
      { value: 'sector', label: '行业' },
      { value: 'type', label: '类型' },
      { value: 'size', label: '规模' },
      { value: 'way', label: '组建方式' },
      { value: 'body', label: '业务主管单位' },
    ]),
    {
      key: 'sector',
      title: '行业',
      kind: 'select',
      multiple: true,
      more: true,
      options: choicesOf(sectors),
    },
    {
      key: 'type',
      title: '类型',
      kind: 'select',
      multiple: true,
      more: true,
      options: choicesOf(socialOrgTypes.entries),
    },
    {
      key: 'size',
      title: '规模',
      kind: 'select',
      multiple: true,
      more: true,
      options: sizeBandNames.map((label, band) => ({ value: String(band), label })),
    },
  ];
  const change = (patch: Partial<CoverageView>) =>
    onChange('tree' in patch ? { ...patch, node: undefined } : patch);
  return <FilterBar fields={fields} values={view} onChange={change} />;
}
