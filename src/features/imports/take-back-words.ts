/** What a person reads of a field that an import changed, by its column or the table of its facts. */
import { memberFields } from '../members/member.ts';
import { partyOrgFields } from '../party-orgs/party-org.ts';
import { titleOfSocialOrgField } from '../social-orgs/social-org.ts';
import type { KeptCode, TakenEntity } from './take-back.ts';

const FACTS: Readonly<Record<string, string>> = {
  coverage_relation: '党组织覆盖',
  org_head: '负责人',
  annual_check: '年检',
  evaluation: '评估等级',
  credit_listing: '名单',
  mass_org: '群团组织',
  advisor_assignment: '派驻',
  declared_figure: '填报数',
  party_term: '任期',
  party_post: '班子成员',
};

const OWN: Readonly<Record<string, string>> = {
  id_number_sealed: '公民身份号码',
  phone_sealed: '联系电话',
  office_phone_sealed: '办公电话',
  contact_phone_sealed: '联系人电话',
  extra: '附列',
  first_on: '纳入统计日期',
  founded_precision: '成立日期',
  born_precision: '出生日期',
  joined_precision: '入党日期',
  full_precision: '转正日期',
  ended_on: '终止日期',
  org_type: '类型',
  register_kind: '登记或备案',
  responsibility: '党建责任',
  no_party_reason_note: '未建党组织原因的说明',
  work_unit_text: '工作单位',
};

const PARTY_ORG = new Map<string, string>(partyOrgFields.map(({ field, title }) => [field, title]));
const MEMBER = new Map<string, string>(memberFields.map(({ field, title }) => [field, title]));

/** The title of a changed column or table of facts. */
export function titleOfTaken(entity: TakenEntity, name: string): string {
  const known = FACTS[name] ?? OWN[name];
  if (known !== undefined) return known;
  const field = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  if (entity === 'social_org') return titleOfSocialOrgField(field);
  return (entity === 'party_org' ? PARTY_ORG : MEMBER).get(field) ?? '其他栏目';
}

/** Why something stays, before who and when. */
export const keptCodeTitles: Readonly<Record<KeptCode, string>> = {
  changed_later: '导入之后有人改过',
  needed: '被要保留的记录用到',
  grant: '有账号在它的范围内任职',
  region: '负责某个行政区划的兜底责任',
  root: '是本系统的最上级党组织',
  claim: '有未办结的责任认领',
  list: '有以它为范围的全量名单',
  account: '已开通账号',
  correction: '有待答复的更正申请',
  field_later: '这一栏导入之后又改过',
  earlier_gone: '原来的党组织或单位已不在',
  earlier_taken: '原来的代码或号码已被别的记录使用',
};
