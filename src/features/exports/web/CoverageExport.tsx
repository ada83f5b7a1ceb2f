import { countText } from '../../../platform/web/rate-text.ts';
import { alwaysChosen } from '../../../platform/web/always-chosen.tsx';
import { type Choice, type FilterField, choicesOf } from '../../../platform/web/filter-field.ts';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { listDefinitionsRoute } from '../../counting/counting.contract.ts';
import {
  type CoverageAnswer,
  type CoverageGrouping,
  type CoverageTree,
  exportCoverageRoute,
  readCoverageRoute,
} from '../../coverage/coverage.contract.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import { ExportForm } from './ExportForm.tsx';

const asked = readCoverageRoute.query.pick({ tree: true, node: true, by: true, definition: true, on: true });
type Key = keyof typeof asked.shape;

/** 覆盖情况: one row a group, and their total. */
export function CoverageExport() {
  const [question, set] = useAddressState(asked);
  const { data, error } = useRoute(readCoverageRoute, { query: question }, { keepShowing: true });
  const definitions = useRoute(listDefinitionsRoute, {}).data?.definitions ?? [];
  const shown = {
    tree: question.tree ?? data?.tree,
    by: question.by ?? data?.by,
    definition: question.definition ?? data?.countingDefinition.code,
  };
  const fields = fieldsFor(shown, choicesOf(definitions));
  return (
    <>
      <FilterBar
        fields={fields}
        values={question}
        onChange={(patch) => set('tree' in patch ? { ...patch, node: undefined } : patch)}
      />
      <ExportForm
        route={exportCoverageRoute}
        query={question}
        error={error}
        rows={data === undefined ? undefined : data.groups.length + 1}
        count={data === undefined ? '正在计数……' : <Count answer={data} />}
      />
    </>
  );
}

function Count({
  answer: { groups, node, figures, countingDefinition, on },
}: {
  readonly answer: CoverageAnswer;
}) {
  return (
    <>
      将导出 <strong className="number">{countText(groups.length + 1)}</strong> 行（含合计）
      <span className="quiet">
        ：{node.name}，社会组织 {countText(figures.socialOrgs)} 家，截至 {on}，{countingDefinition.name}
      </span>
    </>
  );
}

interface Shown {
  readonly tree: CoverageTree | undefined;
  readonly by: CoverageGrouping | undefined;
  readonly definition: string | undefined;
}

function fieldsFor(
  { tree, by, definition }: Shown,
  definitions: readonly Choice[],
): readonly FilterField<Key>[] {
  const route = tree === 'party' ? listPartyTreeRoute : listPlacesRoute;
  return [
    alwaysChosen('tree', '按', tree, [
      { value: 'place', label: '行政区划' },
      { value: 'party', label: '党组织' },
    ]),
    ...(tree === 'body' ? [] : [{ kind: 'tree' as const, key: 'node' as const, title: '范围', route }]),
    alwaysChosen('by', '分组', by, [
      { value: 'children', label: '下级' },
      { value: 'sector', label: '行业' },
      { value: 'type', label: '类型' },
      { value: 'size', label: '规模' },
      { value: 'way', label: '组建方式' },
      { value: 'body', label: '业务主管单位' },
    ]),
    alwaysChosen('definition', '口径', definition, definitions),
    { kind: 'day', key: 'on', title: '截至日期' },
  ];
}
