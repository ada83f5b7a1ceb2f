import { choicesOf, type FilterField } from '../../../platform/web/filter-field.ts';
import { useMay } from '../../../platform/web/session.tsx';
import { useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { noPartyReasons } from '../../codes/tables/no-party-reason.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import { listDefinitionsRoute } from '../../counting/counting.contract.ts';
import { listPartyTreeRoute } from '../../party-orgs/party-tree.contract.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import { listSectorsRoute } from '../../social-orgs/social-org.contract.ts';
import type { GapFilter } from '../gaps.contract.ts';

/** The filters of the five lists; none that the caller's rights would refuse. */
export function useGapFilters(): readonly FilterField<keyof GapFilter>[] {
  const mayReadTree = useMay(permissions.readPartyOrgs);
  const sectors = useRoute(listSectorsRoute, {}).data?.sectors ?? [];
  const definitions = useRoute(listDefinitionsRoute, {}).data?.definitions ?? [];
  return [
    { kind: 'search', key: 'q', title: '名称或代码', placeholder: '名称、拼音首字母或代码' },
    { kind: 'tree', key: 'region', title: '行政区划', route: listPlacesRoute },
    ...(mayReadTree
      ? [
          {
            kind: 'tree' as const,
            key: 'partyOrg' as const,
            title: '党建责任单位',
            route: listPartyTreeRoute,
          },
        ]
      : []),
    {
      kind: 'select',
      key: 'reason',
      title: '未建原因',
      width: 160,
      options: [...choicesOf(noPartyReasons.entries), { value: 'none', label: '还没有登记' }],
    },
    {
      kind: 'select',
      key: 'sector',
      title: '行业',
      multiple: true,
      more: true,
      options: [...choicesOf(sectors), { value: 'none', label: '未填行业' }],
    },
    {
      kind: 'select',
      key: 'type',
      title: '类型',
      multiple: true,
      more: true,
      options: choicesOf(socialOrgTypes.entries),
    },
    {
      kind: 'select',
      key: 'responsibility',
      title: '党建责任',
      more: true,
      options: [
        { value: 'unclear', label: '责任待明确' },
        { value: 'confirmed', label: '已明确' },
      ],
    },
    { kind: 'select', key: 'definition', title: '口径', more: true, options: choicesOf(definitions) },
    { kind: 'day', key: 'on', title: '截至日期', more: true },
  ];
}
