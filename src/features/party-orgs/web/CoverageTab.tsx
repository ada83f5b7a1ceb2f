import { choicesOf } from '../../../platform/web/filter-field.ts';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import type { FormField, FormValues } from '../../../platform/web/form-field.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { useMay } from '../../../platform/web/session.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { useAddressState } from '../../../platform/web/use-address-state.ts';
import { useCommand } from '../../../platform/web/use-route.ts';
import { useWarnings } from '../../../platform/web/use-warnings.ts';
import { permissions } from '../../access/role.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { type SetUpMode, setUpModes } from '../../codes/tables/party-org.ts';
import {
  addCoverageRoute,
  changeCoverageRoute,
  findSocialOrgsToCoverRoute,
  type PartyOrgRecord,
  removeCoverageRoute,
} from '../party-org.contract.ts';
import { coveringFields } from '../prefilled.ts';
import { periodText } from './party-org-words.ts';
import { RowActions } from './RowActions.tsx';

type Relation = PartyOrgRecord['coverage'][number];

/** Which social organisations it covers, how and since when. */
export function CoverageTab({ record }: { readonly record: PartyOrgRecord }) {
  const mayOpen = useMay(permissions.readSocialOrgs);
  const mayChangeOrgs = useMay(permissions.changeSocialOrgs);
  const mayChangeNodes = useMay(permissions.changePartyOrgs);
  const mayChange = mayChangeOrgs && mayChangeNodes && record.endedOn === null;
  const [edited, setEdited] = useState<Relation | 'new' | 'planned' | null>(null);
  const planned = usePlanned(record);
  const { run: remove } = useCommand(removeCoverageRoute, { doneText: '已删除，变更记录里仍可查到' });
  const actions: DataColumn<Relation> = {
    key: 'actions',
    title: '操作',
    width: 130,
    render: (relation) => (
      <RowActions
        onEdit={() => setEdited(relation)}
        onRemove={() => remove({ params: { id: record.id, relationId: relation.id } })}
      />
    ),
  };
  const columns = columnsOf(mayOpen);
  return (
    <section>
      <header className="part-head">
        <h2>覆盖的社会组织</h2>
        {mayChange ? <Button onClick={() => setEdited('new')}>登记覆盖</Button> : null}
      </header>
      {mayChange && planned.left.length > 0 ? (
        <Alert
          className="page-notice no-print"
          type="info"
          showIcon
          title={`征求意见时约定由它覆盖的，还有 ${planned.left.length} 家没有登记。`}
          action={
            <Button type="primary" onClick={() => setEdited('planned')}>
              登记{planned.left.length > 1 ? '下一家' : ''}
            </Button>
          }
        />
      ) : null}
      <DataTable<Relation>
        name="party-org-coverage"
        title="覆盖的社会组织"
        toolbar={false}
        columns={mayChange ? [...columns, actions] : columns}
        rows={record.coverage}
        rowKey={({ id }) => id}
        empty={{
          reason: '还没有覆盖社会组织。',
          hint: '登记它单独、联合或挂靠覆盖哪些社会组织，覆盖率从登记的日期起计算。',
        }}
      />
      <RelationDrawer
        key={typeof edited === 'string' ? `${edited} ${planned.left[0] ?? ''}` : edited?.id}
        record={record}
        edited={edited === 'planned' ? 'new' : edited}
        starts={edited === 'planned' ? { socialOrgId: planned.left[0], way: planned.way } : NOTHING}
        onClose={() => setEdited(null)}
      />
    </section>
  );
}

/** What another page says it is to cover, as far as that is not done. */
function usePlanned({ coverage, setUpMode }: PartyOrgRecord) {
  const [{ covers = [], way }] = useAddressState(coveringFields);
  const done = new Set(coverage.filter(({ current }) => current).map(({ socialOrg }) => socialOrg.id));
  return { left: covers.filter((id) => !done.has(id)), way: way ?? setUpMode };
}

function columnsOf(mayOpen: boolean): readonly DataColumn<Relation>[] {
  return [
    {
      key: 'socialOrg',
      title: '社会组织',
      width: 280,
      render: ({ socialOrg }) =>
        mayOpen ? <PageLink to={`/social-orgs/${socialOrg.id}`}>{socialOrg.name}</PageLink> : socialOrg.name,
    },
    { key: 'way', title: '组建方式', width: 110, value: ({ way }) => nameOfCode(setUpModes, way) },
    { key: 'period', title: '起止', width: 220, value: ({ fromOn, toOn }) => periodText(fromOn, toOn) },
    {
      key: 'current',
      title: '现在',
      width: 110,
      render: ({ current }) =>
        current ? <StatusTag tone="good">覆盖中</StatusTag> : <StatusTag tone="over">已停止</StatusTag>,
    },
    {
      key: 'staff',
      title: '从业人员',
      kind: 'number',
      width: 100,
      value: ({ socialOrg }) => socialOrg.staff,
    },
    {
      key: 'creditCode',
      title: '统一社会信用代码',
      kind: 'code',
      width: 190,
      value: ({ socialOrg }) => socialOrg.creditCode,
    },
  ];
}

const WAY_AND_DAYS: readonly FormField[] = [
  {
    kind: 'select',
    field: 'way',
    title: '组建方式',
    required: true,
    options: choicesOf(setUpModes.entries),
  },
  { kind: 'day', field: 'fromOn', title: '从哪一天起', required: true, notAfter: officeToday() },
  { kind: 'day', field: 'toOn', title: '停止日期', help: '仍在覆盖的不填；填写的这一天起不再覆盖' },
];
const NEW_FIELDS: readonly FormField[] = [
  {
    kind: 'tree',
    field: 'socialOrgId',
    title: '社会组织',
    required: true,
    wide: true,
    route: findSocialOrgsToCoverRoute,
    help: '输入名称或统一社会信用代码查找',
  },
  ...WAY_AND_DAYS,
];

interface RelationDrawerProps {
  readonly record: PartyOrgRecord;
  readonly edited: Relation | 'new' | null;
  /** What a new one begins with. */
  readonly starts: FormValues;
  readonly onClose: () => void;
}

const NOTHING: FormValues = {};

function RelationDrawer({ record, edited, starts, onClose }: RelationDrawerProps) {
  const warn = useWarnings();
  const done = {
    doneText: '已保存',
    refusals: 'returned',
    onDone: ({ warnings }: { readonly warnings: Parameters<typeof warn>[0] }) => warn(warnings),
  } as const;
  const { run: add } = useCommand(addCoverageRoute, done);
  const { run: change } = useCommand(changeCoverageRoute, done);
  const stored = edited === 'new' ? null : edited;
  return (
    <FormDrawer
      title={stored === null ? '登记覆盖' : `修改覆盖 ${stored.socialOrg.name}`}
      open={edited !== null}
      onClose={onClose}
      fields={stored === null ? NEW_FIELDS : WAY_AND_DAYS}
      initial={
        stored === null
          ? { way: record.setUpMode, fromOn: officeToday(), ...starts }
          : { way: stored.way, fromOn: stored.fromOn, toOn: stored.toOn }
      }
      onSubmit={({ values }) => {
        const relation = {
          way: values.way as SetUpMode,
          fromOn: typeof values.fromOn === 'string' ? values.fromOn : '',
          toOn: values.toOn as string | null,
        };
        return stored === null
          ? add({
              params: { id: record.id },
              body: {
                ...relation,
                socialOrgId: typeof values.socialOrgId === 'string' ? values.socialOrgId : '',
              },
            })
          : change({ params: { id: record.id, relationId: stored.id }, body: relation });
      }}
    />
  );
}
