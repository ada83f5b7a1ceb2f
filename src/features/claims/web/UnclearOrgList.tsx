import { Button, Space } from 'antd';
import { useState } from 'react';
import { callRoute } from '../../../platform/web/api-client.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FilterBar } from '../../../platform/web/FilterBar.tsx';
import { choicesOf, type FilterField, isSet } from '../../../platform/web/filter-field.ts';
import { countText } from '../../../platform/web/rate-text.ts';
import { useMay } from '../../../platform/web/session.tsx';
import { useList } from '../../../platform/web/use-list.ts';
import { useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import { listPlacesRoute } from '../../places/places.contract.ts';
import { findSupervisingBodiesRoute, listSectorsRoute } from '../../social-orgs/social-org.contract.ts';
import { type ClaimResult, takeClaimStepRoute } from '../claim.contract.ts';
import { MOST_CLAIMS_AT_ONCE, type UnclearList, unclearListNames } from '../claim.ts';
import {
  countUnclearOrgsRoute,
  exportUnclearOrgsRoute,
  listUnclearOrgsRoute,
  type UnclearOrgFilter,
  type UnclearOrgRow,
} from '../unclear-org.contract.ts';
import { BatchDialog } from './BatchDialog.tsx';
import { type OrgToPropose, ProposeDrawer, type Who } from './ProposeDrawer.tsx';
import { unclearColumns } from './unclear-columns.tsx';
import { type Chunk, useBatch } from './use-batch.ts';
import { useOwnBody } from './use-own-body.ts';

/** A whole list goes in one go up to here: what is longer is narrowed first. */
const MOST = 2_000;

interface UnclearOrgListProps {
  readonly list: UnclearList;
  readonly onOpen: (id: string) => void;
}

/** 无人负责 or 多头负责, narrowed as the address says; chosen rows, or all of them, are claimed together. */
export function UnclearOrgList({ list: name, onOpen }: UnclearOrgListProps) {
  const mayChange = useMay(permissions.changeSocialOrgs);
  const mayExport = useMay(permissions.runExports);
  const list = useList(listUnclearOrgsRoute, {
    count: countUnclearOrgsRoute,
    fixed: { list: name },
    ...(mayExport ? { export: exportUnclearOrgsRoute } : {}),
  });
  const fields = useFilters();
  const [chosen, setChosen] = useState<readonly UnclearOrgRow[]>([]);
  const [who, setWho] = useState<Who | null>(null);
  const { batch, run, stop, close } = useBatch();
  const narrowed = fields.some(({ key }) => isSet(list.filters[key]));
  const rows = list.table.rows ?? [];
  const all = Math.min(list.table.total?.count ?? 0, MOST);
  const total = chosen.length === 0 ? all : chosen.length;
  const pages = () => (chosen.length === 0 ? everyPage({ ...list.filters, list: name }) : inParts(chosen));
  return (
    <>
      <FilterBar fields={fields} values={list.filters} onChange={list.setFilters} />
      <DataTable<UnclearOrgRow>
        name="unclear-orgs"
        title={unclearListNames[name]}
        columns={unclearColumns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => onOpen(id)}
        {...list.table}
        {...(mayChange
          ? {
              selection: {
                keys: chosen.map(({ id }) => id),
                onChange: (keys) =>
                  setChosen(
                    [...chosen, ...rows].filter(
                      ({ id }, at, each) =>
                        keys.includes(id) && each.findIndex((other) => other.id === id) === at,
                    ),
                  ),
              },
              tools: <Tools total={total} chosen={chosen.length} onPropose={setWho} />,
            }
          : {})}
        empty={narrowed ? NOT_FOUND : NOTHING[name]}
      />
      <ProposeDrawer
        title={
          chosen.length === 0
            ? `明确筛选出的 ${countText(total)} 家由谁负责`
            : `明确所选 ${countText(total)} 家由谁负责`
        }
        who={who}
        pages={pages}
        total={total}
        run={run}
        onClose={() => setWho(null)}
      />
      <BatchDialog
        batch={batch}
        onStop={stop}
        onUndo={(waiting) => void run(withdrawals(waiting), waiting.length)}
        onClose={() => {
          setChosen([]);
          close();
        }}
      />
    </>
  );
}

interface ToolsProps {
  readonly total: number;
  readonly chosen: number;
  readonly onPropose: (who: Who) => void;
}

/** Without a choice it is the whole list, as filtered, that is meant: the button says how many. */
function Tools({ total, chosen, onPropose }: ToolsProps) {
  const own = useOwnBody();
  const which = chosen > 0 ? `所选 ${countText(total)} 家` : `全部 ${countText(total)} 家`;
  return (
    <Space wrap>
      {own === null ? null : (
        <Button
          type={chosen > 0 ? 'primary' : 'default'}
          disabled={total === 0}
          onClick={() => onPropose('own')}
        >
          认领{which}
        </Button>
      )}
      <Button disabled={total === 0} onClick={() => onPropose('suggested')}>
        提议{own === null ? which : ''}
      </Button>
    </Space>
  );
}

const NOT_FOUND = { reason: '没有符合条件的社会组织。', hint: '换一个条件试试，或清除筛选。' };
const NOTHING: Readonly<Record<UnclearList, { readonly reason: string; readonly hint: string }>> = {
  nobody: {
    reason: '没有无人负责的社会组织。',
    hint: '登记或导入时没有写明党建责任单位的，会列在这里。',
  },
  several: {
    reason: '没有多头负责的社会组织。',
    hint: '两个以上党组织被提名，或者都认为归自己负责的，会列在这里。',
  },
};

type Key = Exclude<keyof UnclearOrgFilter, 'list'>;

function useFilters(): readonly FilterField<Key>[] {
  const sectors = useRoute(listSectorsRoute, {}).data?.sectors ?? [];
  return [
    { kind: 'search', key: 'q', title: '名称或代码', placeholder: '名称、拼音首字母或代码' },
    { kind: 'tree', key: 'region', title: '行政区划', route: listPlacesRoute },
    { kind: 'tree', key: 'body', title: '业务主管单位', route: findSupervisingBodiesRoute, width: 220 },
    {
      kind: 'select',
      key: 'type',
      title: '类型',
      multiple: true,
      options: choicesOf(socialOrgTypes.entries),
    },
    { kind: 'tree', key: 'registrar', title: '登记管理机关', more: true, route: findSupervisingBodiesRoute },
    {
      kind: 'select',
      key: 'sector',
      title: '行业',
      multiple: true,
      more: true,
      options: [...choicesOf(sectors), { value: 'none', label: '未填行业' }],
    },
  ];
}

/** Page after page of the list, up to the limit; what is claimed meanwhile leaves it, the cursor leads on. */
async function* everyPage(filter: UnclearOrgFilter): AsyncGenerator<readonly OrgToPropose[]> {
  let after: string | null | undefined;
  for (let sent = 0; after !== null && sent < MOST; sent += MOST_CLAIMS_AT_ONCE) {
    const query = {
      ...filter,
      size: MOST_CLAIMS_AT_ONCE,
      ...(after === undefined ? { after: undefined } : { after }),
    };
    const page = await callRoute(listUnclearOrgsRoute, { query });
    yield page.rows;
    after = page.next;
  }
}

/** What one did in a list is taken back as one, as far as nobody has answered. */
async function* withdrawals(waiting: readonly ClaimResult[]): AsyncGenerator<Chunk> {
  for (let start = 0; start < waiting.length; start += MOST_CLAIMS_AT_ONCE) {
    const part = waiting.slice(start, start + MOST_CLAIMS_AT_ONCE);
    yield {
      rows: part.map(({ id, name }) => ({ id, name: name ?? '' })),
      left: [],
      send: () =>
        callRoute(takeClaimStepRoute, {
          body: { ids: part.flatMap(({ claimId }) => (claimId === null ? [] : [claimId])), step: 'withdraw' },
        }),
    };
  }
}

async function* inParts(orgs: readonly OrgToPropose[]): AsyncGenerator<readonly OrgToPropose[]> {
  for (let start = 0; start < orgs.length; start += MOST_CLAIMS_AT_ONCE)
    yield orgs.slice(start, start + MOST_CLAIMS_AT_ONCE);
}
