import { Button } from 'antd';
import { useState } from 'react';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { choicesOf } from '../../../platform/web/filter-field.ts';
import { FormDrawer } from '../../../platform/web/FormDrawer.tsx';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { officeToday } from '../../../platform/web/office-today.ts';
import { useMay } from '../../../platform/web/session.tsx';
import { useCommand, useRoute } from '../../../platform/web/use-route.ts';
import { permissions } from '../../access/role.ts';
import {
  type LeaderDraft,
  listPartyGroupsRoute,
  type PartyGroup,
  setGroupLeaderRoute,
} from '../../party-groups/party-group.contract.ts';
import { leaderChoiceNames, leaderChoices } from '../../party-groups/party-group.ts';

/** The groups of a branch with who leads them and who is in them; each name opens the member. */
export function GroupsPanel({ id }: { readonly id: string }) {
  const { data } = useRoute(listPartyGroupsRoute, { params: { id }, query: {} });
  const mayChange = useMay(permissions.changeMembers);
  const [edited, setEdited] = useState<PartyGroup | null>(null);
  const actions: DataColumn<PartyGroup> = {
    key: 'actions',
    title: '操作',
    width: 110,
    render: (group) =>
      group.lastOn === null ? (
        <Button type="link" onClick={() => setEdited(group)}>
          {group.leader === null ? '登记组长' : '换组长'}
        </Button>
      ) : null,
  };
  const ungrouped = data?.ungrouped ?? [];
  return (
    <section>
      <header className="part-head">
        <h2>党小组</h2>
      </header>
      <DataTable<PartyGroup>
        name="party-groups"
        title="党小组"
        toolbar={false}
        columns={mayChange ? [...COLUMNS, actions] : COLUMNS}
        rows={data?.groups}
        rowKey={(group) => group.id}
        empty={{
          reason: '没有划分党小组。',
          hint: '党员较多或者分散的支部应当划分党小组：在党员记录的“支部”里填党小组，或在党员名单里批量编入。',
        }}
      />
      {(data?.groups ?? []).some(({ lastOn }) => lastOn === null) && ungrouped.length > 0 ? (
        <p className="quiet">
          还没有编组的 {ungrouped.length} 名：
          <People people={ungrouped} />
        </p>
      ) : null}
      <LeaderDrawer key={edited?.id} group={edited} onClose={() => setEdited(null)} />
    </section>
  );
}

const COLUMNS: readonly DataColumn<PartyGroup>[] = [
  { key: 'name', title: '名称', width: 130, value: ({ name }) => name },
  {
    key: 'leader',
    title: '组长',
    width: 120,
    empty: '还没有',
    render: ({ leader, lastOn }) =>
      leader === null ? (
        <span className="quiet">{lastOn === null ? '还没有' : '—'}</span>
      ) : (
        <PageLink to={`/members/${leader.id}`}>{leader.name}</PageLink>
      ),
  },
  {
    key: 'chosen',
    title: '产生',
    width: 200,
    empty: '—',
    value: ({ leader }) =>
      leader === null ? null : `${leaderChoiceNames[leader.chosen]}，${leader.fromOn} 起`,
  },
  { key: 'count', title: '党员', kind: 'number', width: 70, value: ({ people }) => people.length },
  { key: 'people', title: '组员', width: 340, render: ({ people }) => <People people={people} /> },
  {
    key: 'days',
    title: '起止',
    width: 200,
    value: ({ fromOn, lastOn }) => (lastOn === null ? `${fromOn} 起` : `${fromOn} 至 ${lastOn}`),
  },
];

function People({
  people,
}: {
  readonly people: PartyGroup['people'] | readonly { id: string; name: string }[];
}) {
  return people.map(({ id, name }, at) => (
    <span key={id}>
      {at === 0 ? null : '、'}
      <PageLink to={`/members/${id}`}>{name}</PageLink>
    </span>
  ));
}

const NOBODY = 'nobody';

interface LeaderDrawerProps {
  readonly group: PartyGroup | null;
  readonly onClose: () => void;
}

function LeaderDrawer({ group, onClose }: LeaderDrawerProps) {
  const { run } = useCommand(setGroupLeaderRoute, { doneText: '已登记', refusals: 'returned' });
  const people = (group?.people ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const none = group?.leader == null ? [] : [{ value: NOBODY, label: '不再设组长' }];
  return (
    <FormDrawer
      title={`${group?.name ?? ''}的组长`}
      open={group !== null}
      onClose={onClose}
      initial={{ chosen: 'appointed', fromOn: officeToday() }}
      fields={[
        {
          kind: 'select',
          field: 'memberId',
          title: '组长',
          required: true,
          options: [...people, ...none],
          help: '从组里的党员中选',
        },
        {
          kind: 'select',
          field: 'chosen',
          title: '怎样产生',
          required: true,
          options: choicesOf(leaderChoices.map((code) => ({ code, name: leaderChoiceNames[code] }))),
        },
        { kind: 'day', field: 'fromOn', title: '从哪天起', required: true },
      ]}
      onSubmit={({ values: { memberId, chosen, fromOn } }) =>
        run({
          params: { id: group?.id ?? '' },
          body: {
            memberId: memberId === NOBODY ? null : (memberId as string),
            chosen: chosen as LeaderDraft['chosen'],
            fromOn: fromOn as string,
          },
        })
      }
    />
  );
}
