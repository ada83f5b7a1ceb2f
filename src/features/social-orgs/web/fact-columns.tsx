import type { DataColumn } from '../../../platform/web/data-column.ts';
import { StatusTag, type Tone } from '../../../platform/web/StatusTag.tsx';
import { nameOfCode } from '../../codes/code-table.ts';
import { massOrgKinds } from '../../codes/tables/party-org.ts';
import { annualCheckResults } from '../../codes/tables/social-org.ts';
import type { SocialOrgRecord } from '../social-org.contract.ts';
import {
  advisorKinds,
  creditListingKinds,
  declaredFigureKinds,
  deputyRoles,
  type SocialOrgFactKind,
} from '../social-org-fact.ts';
import { periodText, yesNoText } from './social-org-words.ts';

type Views = { readonly [K in SocialOrgFactKind]: SocialOrgRecord[K][number] };
/** A fact of any kind as the record shows it. */
export type FactView = Views[SocialOrgFactKind];

type Columns<K extends SocialOrgFactKind> = readonly DataColumn<Views[K]>[];

const PERIOD = {
  key: 'period',
  title: '起止',
  width: 220,
  value: ({ fromOn, toOn }: { readonly fromOn: string | null; readonly toOn: string | null }) =>
    periodText(fromOn, toOn),
} as const;

const RESULT_TONES: Readonly<Record<string, Tone>> = {
  qualified: 'good',
  basically_qualified: 'attention',
  unqualified: 'fault',
  not_taken: 'fault',
};

const heads: Columns<'heads'> = [
  { key: 'personName', title: '姓名', width: 120, value: (row) => row.personName },
  { key: 'post', title: '职务', width: 140, value: (row) => row.post },
  {
    key: 'isMember',
    title: '是否党员',
    width: 100,
    empty: '未核实',
    value: (row) => yesNoText(row.isMember),
  },
  {
    key: 'alsoSecretary',
    title: '兼任书记',
    width: 100,
    empty: '未核实',
    value: (row) => yesNoText(row.alsoSecretary),
  },
  {
    key: 'deputyRoles',
    title: '代表委员',
    width: 160,
    empty: '无',
    value: (row) => row.deputyRoles.map((role) => nameOfCode(deputyRoles, role)).join('、') || null,
  },
  {
    key: 'officialsApproval',
    title: '党政干部兼职批准',
    width: 160,
    empty: '无',
    value: (row) => row.officialsApproval,
  },
  { key: 'phone', title: '联系电话', kind: 'code', width: 140, empty: '未核实', value: (row) => row.phone },
  PERIOD,
];

const annualChecks: Columns<'annualChecks'> = [
  { key: 'year', title: '年度', width: 100, value: (row) => `${row.year} 年` },
  {
    key: 'result',
    title: '结果',
    width: 160,
    render: (row) => (
      <StatusTag tone={RESULT_TONES[row.result] ?? 'unknown'}>
        {nameOfCode(annualCheckResults, row.result)}
      </StatusTag>
    ),
  },
];

const evaluations: Columns<'evaluations'> = [
  { key: 'grade', title: '等级', width: 100, value: (row) => `${row.grade}A` },
  { ...PERIOD, title: '有效期' },
];

const creditListings: Columns<'creditListings'> = [
  { key: 'kind', title: '名单', width: 180, value: (row) => nameOfCode(creditListingKinds, row.kind) },
  { key: 'reason', title: '原因', width: 260, value: (row) => row.reason },
  PERIOD,
];

const massOrgs: Columns<'massOrgs'> = [
  { key: 'kind', title: '群团组织', width: 140, value: (row) => nameOfCode(massOrgKinds, row.kind) },
  { key: 'doesPartyWork', title: '承担党建工作', width: 130, value: (row) => yesNoText(row.doesPartyWork) },
  PERIOD,
];

const advisors: Columns<'advisors'> = [
  { key: 'personName', title: '姓名', width: 120, value: (row) => row.personName },
  { key: 'kind', title: '身份', width: 160, value: (row) => nameOfCode(advisorKinds, row.kind) },
  { key: 'phone', title: '联系电话', kind: 'code', width: 140, empty: '未核实', value: (row) => row.phone },
  PERIOD,
];

const declaredFigures: Columns<'declaredFigures'> = [
  {
    key: 'figure',
    title: '填报项目',
    width: 200,
    value: (row) => nameOfCode(declaredFigureKinds, row.figure),
  },
  { key: 'value', title: '填报数', kind: 'number', value: (row) => row.value },
  { key: 'source', title: '来源', width: 220, value: (row) => row.source },
  { key: 'declaredOn', title: '填报日期', kind: 'day', value: (row) => row.declaredOn },
];

const COLUMNS: { readonly [K in SocialOrgFactKind]: Columns<K> } = {
  heads,
  annualChecks,
  evaluations,
  creditListings,
  massOrgs,
  advisors,
  declaredFigures,
};

/** The columns of one kind; the rows of that kind are the only ones handed to them. */
export function factColumns(kind: SocialOrgFactKind): readonly DataColumn<FactView>[] {
  return COLUMNS[kind] as readonly DataColumn<never>[] as readonly DataColumn<FactView>[];
}
