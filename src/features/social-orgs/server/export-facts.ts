import { computedTitle } from '../../../platform/kernel/computed-title.ts';
import type { ExportColumn, ExportValue } from '../../../platform/server/sheets/export-value.ts';
import { nameOfCode } from '../../codes/code-table.ts';
import { type MassOrgKind, massOrgKinds } from '../../codes/tables/party-org.ts';
import { annualCheckResults } from '../../codes/tables/social-org.ts';
import {
  type AdvisorKind,
  type CreditListingKind,
  type DeclaredFigureKind,
  deputyRoles,
} from '../social-org-fact.ts';
import type { FactsOnTheDay } from './walk-social-orgs.ts';

/** A column of an exported list that shows what hangs on an organisation; its key is the field of an import that reads it. */
export interface FactColumn extends ExportColumn {
  readonly key: string;
  readonly value: (row: { readonly facts: FactsOnTheDay }) => ExportValue;
}

type Shown = (facts: FactsOnTheDay) => ExportValue;

const column = (key: string, title: string, shown: Shown, more: Partial<ExportColumn> = {}): FactColumn => ({
  key,
  title,
  kind: 'text',
  ...more,
  value: ({ facts }) => shown(facts),
});
const yesNo = (value: boolean | null | undefined) =>
  value === null || value === undefined ? null : value ? '是' : '否';
const joined = (values: readonly (string | null | undefined)[]) =>
  [...new Set(values.filter((value) => value))].join('、') || null;

type Head = FactsOnTheDay['heads'][number];
const ofHead = (key: string, title: string, shown: (head: Head) => ExportValue) =>
  column(key, title, ({ heads: [head] }) => (head === undefined ? null : shown(head)));

/** A ledger's row has room for one head; whoever else there is stands behind, for the eye. */
export const headColumns: readonly FactColumn[] = [
  ofHead('headName', '负责人姓名', (head) => head.personName),
  ofHead('headPost', '负责人职务', (head) => head.post),
  ofHead('headPhone', '负责人电话', (head) => head.phone),
  ofHead('headMember', '负责人是否党员', (head) => yesNo(head.isMember)),
  ofHead('headAlsoSecretary', '负责人是否兼任书记', (head) => yesNo(head.alsoSecretary)),
  ofHead('headDeputyRoles', '负责人代表委员', (head) =>
    joined(head.deputyRoles.map((role) => nameOfCode(deputyRoles, role))),
  ),
  ofHead('headOfficialsApproval', '党政干部兼职批准', (head) => head.officialsApproval),
  column('otherHeads', computedTitle('其他负责人'), ({ heads }) =>
    joined(heads.slice(1).map(({ personName, post }) => `${personName}（${post}）`)),
  ),
];

const listed = (kind: CreditListingKind) => (facts: FactsOnTheDay) =>
  yesNo(facts.creditListings.some((each) => each.kind === kind) || null);
const listing = (kind: CreditListingKind, key: string, title: string): FactColumn[] => {
  const found = ({ creditListings }: FactsOnTheDay) => creditListings.find((each) => each.kind === kind);
  return [
    column(`${key}On`, `列入${title}日期`, (facts) => found(facts)?.fromOn ?? null, { kind: 'day' }),
    column(`${key}Reason`, `列入${title}原因`, (facts) => found(facts)?.reason ?? null),
  ];
};
const massOrg = (kind: MassOrgKind): FactColumn[] => {
  const found = ({ massOrgs }: FactsOnTheDay) => massOrgs.find((each) => each.kind === kind);
  const title = nameOfCode(massOrgKinds, kind);
  return [
    column(massOrgField[kind], title, (facts) => yesNo(found(facts) === undefined ? null : true)),
    column(`${massOrgField[kind]}PartyWork`, `${title}承担党建工作`, (facts) =>
      yesNo(found(facts)?.doesPartyWork),
    ),
  ];
};
const massOrgField = {
  union: 'union',
  youth_league: 'youthLeague',
  women: 'women',
} as const satisfies Record<MassOrgKind, string>;
const advisors = (kind: AdvisorKind, key: string, title: string): FactColumn[] => [
  column(key, title, (facts) =>
    joined(facts.advisors.filter((each) => each.kind === kind).map(({ personName }) => personName)),
  ),
  column(`${key}Phone`, `${title}电话`, (facts) =>
    joined(facts.advisors.filter((each) => each.kind === kind).map(({ phone }) => phone)),
  ),
];
const declared = (key: string, title: string, figure: DeclaredFigureKind) =>
  column(key, `填报${title}`, (facts) => facts.declared[figure] ?? null, { kind: 'number' });

export const factColumns: readonly FactColumn[] = [
  column('evaluation', '评估等级', ({ evaluation }) => (evaluation === null ? null : `${evaluation.grade}A`)),
  column('evaluationFromOn', '评估日期', ({ evaluation }) => evaluation?.fromOn ?? null, { kind: 'day' }),
  column('evaluationToOn', '评估有效期至', ({ evaluation }) => evaluation?.toOn ?? null, { kind: 'day' }),
  column('abnormalListing', '列入活动异常名录', listed('abnormal')),
  ...listing('abnormal', 'abnormalListed', '异常名录'),
  column('seriousListing', '列入严重违法失信名单', listed('serious')),
  ...listing('serious', 'seriousListed', '失信名单'),
  ...massOrg('union'),
  ...massOrg('youth_league'),
  ...massOrg('women'),
  ...advisors('advisor', 'advisor', '党建指导员'),
  ...advisors('liaison', 'liaison', '党建联络员'),
  declared('declaredMembers', '党员数', 'members'),
  declared('declaredFullMembers', '正式党员数', 'full_members'),
  declared('declaredProbationaryMembers', '预备党员数', 'probationary_members'),
  declared('declaredMembersNotTransferred', '组织关系未转入党员数', 'members_not_transferred'),
];

/** The result of each year in a column of its own, as ledgers have it. */
export function annualCheckColumn(year: number): FactColumn {
  return column(`annualCheck ${year}`, `${year} 年度年检结果`, ({ annualChecks }) => {
    const found = annualChecks.find((each) => each.year === year);
    return found === undefined ? null : nameOfCode(annualCheckResults, found.result);
  });
}
