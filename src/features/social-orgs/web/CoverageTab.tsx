import { pageAddress } from '../../../platform/web/address.ts';
import type { DataColumn } from '../../../platform/web/data-column.ts';
import { DataTable } from '../../../platform/web/DataTable.tsx';
import { type Fact, FactList } from '../../../platform/web/FactList.tsx';
import { minuteText } from '../../../platform/web/minute-text.ts';
import { PageLink } from '../../../platform/web/navigation.tsx';
import { OFFICE_TIME_ZONE, todayIn } from '../../../platform/kernel/day.ts';
import { type PersonCount, tellingTexts } from '../../../platform/kernel/small-counts.ts';
import { PersonCountLink } from '../../../platform/web/PersonCountLink.tsx';
import { useMay } from '../../../platform/web/session.tsx';
import { StatusTag } from '../../../platform/web/StatusTag.tsx';
import { permissions } from '../../access/role.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { setUpModes } from '../../codes/tables/party-org.ts';
import { wayName } from '../covering.rules.ts';
import type { SocialOrgRecord } from '../social-org.contract.ts';
import { declaredFigureKinds, mismatchDecisions } from '../social-org-fact.ts';
import { FactTable } from './FactTable.tsx';
import { consultationLook, memberBucketNames, periodText } from './social-org-words.ts';

type Relation = SocialOrgRecord['coverageRelations'][number];
type Declaration = SocialOrgRecord['declarations'][number];

/** Which Party organisations cover it and since when, and what is known of its members: declared, and on the roll. */
export function CoverageTab({ record }: { readonly record: SocialOrgRecord }) {
  const mayOpen = useMay(permissions.readPartyOrgs);
  return (
    <div className="org-facts">
      <section>
        <h2>覆盖它的党组织</h2>
        <DataTable<Relation>
          name="org-coverage"
          title="覆盖它的党组织"
          toolbar={false}
          columns={relationColumns(mayOpen)}
          rows={record.coverageRelations}
          rowKey={({ id }) => id}
          empty={{ reason: '还没有党组织覆盖。', hint: '在党组织的记录里登记它覆盖哪些社会组织。' }}
        />
      </section>
      {record.consultations.length === 0 ? null : <Consultations asked={record.consultations} />}
      <FactList title="党员" facts={memberFacts(record)} />
      {record.declarations.length === 0 ? null : (
        <section>
          <h2>填报数与在册数</h2>
          <DataTable<Declaration>
            name="org-declared"
            title="填报数与在册数"
            toolbar={false}
            columns={DECLARATION_COLUMNS}
            rows={record.declarations}
            rowKey={({ figure }) => figure}
            empty={{ reason: '没有填报数。' }}
          />
        </section>
      )}
      <FactTable kind="declaredFigures" record={record} />
    </div>
  );
}

type Asked = SocialOrgRecord['consultations'][number];

/** 征求意见: what is planned, and what became of earlier plans. */
function Consultations({ asked }: { readonly asked: readonly Asked[] }) {
  const mayOpen = useMay(permissions.readCoverage);
  return (
    <section>
      <h2>征求意见</h2>
      <DataTable<Asked>
        name="org-consultations"
        title="征求意见"
        toolbar={false}
        columns={CONSULTATION_COLUMNS}
        rows={asked}
        rowKey={({ id }) => id}
        {...(mayOpen ? { rowAddress: ({ id }: Asked) => pageAddress('/consultations', { open: id }) } : {})}
        empty={{ reason: '还没有征求意见。' }}
      />
    </section>
  );
}

const CONSULTATION_COLUMNS: readonly DataColumn<Asked>[] = [
  {
    key: 'way',
    title: '拟采用的方式',
    width: 160,
    value: ({ way }) => (way === 'advisor' ? '选派指导员' : nameOfCode(setUpModes, way)),
  },
  {
    key: 'state',
    title: '状态',
    width: 150,
    render: ({ state, way }) => {
      const { name, tone } = consultationLook(state, way);
      return <StatusTag tone={tone}>{name}</StatusTag>;
    },
  },
  { key: 'openedOn', title: '发起日期', kind: 'day', value: ({ openedOn }) => openedOn },
  { key: 'opener', title: '发起人', width: 140, value: ({ opener }) => opener },
];

function relationColumns(mayOpen: boolean): readonly DataColumn<Relation>[] {
  return [
    {
      key: 'partyOrg',
      title: '党组织',
      width: 300,
      render: ({ partyOrg }) => {
        if (partyOrg === null) return <span className="quiet">不在管理范围内的党组织</span>;
        return mayOpen ? (
          <PageLink to={`/party-orgs/${partyOrg.id}`}>{partyOrg.name}</PageLink>
        ) : (
          partyOrg.name
        );
      },
    },
    {
      key: 'way',
      title: '覆盖方式',
      width: 120,
      value: ({ way, functional }) => wayName(functional ? 'functional' : way),
    },
    { key: 'period', title: '起止', width: 220, value: ({ fromOn, toOn }) => periodText(fromOn, toOn) },
    {
      key: 'current',
      title: '现在',
      width: 110,
      render: ({ current }) =>
        current ? <StatusTag tone="good">覆盖中</StatusTag> : <StatusTag tone="over">已结束</StatusTag>,
    },
  ];
}

function memberFacts({ coverage, roll, rollOn, endedOn }: SocialOrgRecord): Fact[] {
  // Beside the Party line members are counted as of the last month end.
  const asOf = rollOn === todayIn(OFFICE_TIME_ZONE, new Date()) ? '' : `（${rollOn}）`;
  const known = roll.full !== 0 || roll.probationary !== 0;
  const count = (n: PersonCount) => (known ? <PersonCountLink count={n} label="在册" /> : null);
  return [
    {
      title: '党员情况',
      value: coverage === null || endedOn !== null ? null : memberBucketNames[coverage.members],
      empty: '不再统计',
    },
    { title: `在册正式党员${asOf}`, value: count(roll.full), empty: '名册上还没有' },
    { title: `在册预备党员${asOf}`, value: count(roll.probationary), empty: '名册上还没有' },
    { title: `组织关系未转入${asOf}`, value: count(roll.notTransferred), empty: '名册上还没有' },
  ];
}

const DECLARATION_COLUMNS: readonly DataColumn<Declaration>[] = [
  {
    key: 'figure',
    title: '项目',
    width: 220,
    value: ({ figure }) => nameOfCode(declaredFigureKinds, figure),
  },
  { key: 'declared', title: '填报数', kind: 'number', value: ({ declared }) => declared },
  {
    key: 'onRoll',
    title: '在册数',
    kind: 'number',
    empty: '名册上还没有',
    width: 130,
    value: ({ onRoll }) => (onRoll === null || typeof onRoll === 'number' ? onRoll : tellingTexts[onRoll]),
  },
  {
    key: 'mismatch',
    title: '是否一致',
    width: 260,
    render: ({ mismatch, onRoll, settled }) => {
      if (typeof onRoll !== 'number') return <StatusTag tone="unknown">无法比较</StatusTag>;
      if (settled !== null)
        return (
          <>
            <StatusTag tone={mismatch ? 'attention' : 'good'}>
              {nameOfCode(mismatchDecisions, settled.decision)}
            </StatusTag>
            <div className="quiet">
              {settled.reason}（{settled.by ?? '系统'}，{minuteText(settled.at)}）
            </div>
          </>
        );
      return mismatch ? (
        <StatusTag tone="attention">账实不符</StatusTag>
      ) : (
        <StatusTag tone="good">一致</StatusTag>
      );
    },
  },
];
