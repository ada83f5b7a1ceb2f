import { secretarySources, setUpModes } from '../../codes/tables/party-org.ts';
import { partyOrgKinds } from '../../codes/tables/party-org-kind.ts';
import type { ImportField } from '../import-field.ts';

const NAME_LENGTH = 200;

/** The secretary and the term: the same columns in a list of Party organisations and in a one-sheet ledger. */
export const leadershipImportFields: readonly ImportField[] = [
  { field: 'secretaryName', title: '书记姓名', kind: 'person', maxLength: 60, sample: '王某', synonyms: ['书记', '党组织书记', '党支部书记', '支部书记', '党组织书记姓名', '党支部书记姓名', '支部书记姓名', '党组织负责人', '党委书记', '党组织负责人姓名', '支书', '书记名字', '党务负责人'] },
  { field: 'secretaryPhone', title: '书记电话', kind: 'phone', synonyms: ['书记联系电话', '党组织书记电话', '党支部书记电话', '书记联系方式', '党组织书记联系电话', '党支部书记联系电话', '支部书记电话', '支部书记联系电话', '党组织书记联系方式', '书记手机', '书记手机号', '书记手机号码', '党支部书记联系方式', '党组织负责人电话'] },
  { field: 'secretarySource', title: '书记来源', kind: 'code', table: secretarySources, sample: '负责人兼任', synonyms: ['党组织书记来源', '书记产生方式', '书记选任方式', '党支部书记来源', '书记来源情况'] },
  { field: 'secretaryFullTime', title: '书记是否专职', kind: 'yes-no', synonyms: ['书记专职', '是否专职书记', '专职书记', '党组织书记是否专职', '是否为专职书记'] },
  { field: 'secretaryInManagement', title: '书记是否进入管理层', kind: 'yes-no', synonyms: ['书记是否管理层', '党组织书记是否进入管理层', '书记进管理层', '书记是否进入决策层', '书记是否参加管理层', '书记是否进入社会组织管理层', '书记是否班子成员', '书记是否参与决策管理'] },
  { field: 'deputySecretaries', title: '副书记', kind: 'people', rare: true, synonyms: ['副书记姓名', '党支部副书记', '党组织副书记', '支部副书记'] },
  { field: 'committeeMembers', title: '委员', kind: 'people', rare: true, synonyms: ['支委', '支部委员', '班子成员', '党组织委员', '支委会成员', '支部委员会成员', '委员姓名', '支委成员', '班子成员姓名'] },
  { field: 'partyWorkers', title: '党务工作者', kind: 'people', rare: true, synonyms: ['专职党务工作者', '党务干部', '党务工作者姓名', '党务工作人员'] },
  { field: 'termDay', title: '换届时间', kind: 'day', rare: true, synonyms: ['换届', '换届日期', '党组织换届时间', '支部换届时间', '党支部换届时间', '换届情况', '换届年月'] },
  { field: 'lastElectedOn', title: '上次换届日期', kind: 'day', synonyms: ['上次换届时间', '最近换届时间', '最近一次换届时间', '换届选举时间', '本届选举时间', '本届时间', '任职时间', '本届班子成立时间', '本届任期起', '最近换届', '本届起始时间', '最近一次换届', '上届换届时间'] },
  { field: 'termEndsOn', title: '届满日期', kind: 'day', synonyms: ['届满时间', '任期届满时间', '下次换届时间', '应换届时间', '到届时间', '到期时间', '任期届满', '本届届满时间', '下届换届时间', '任期到期', '届满', '任期止', '本届任期止', '拟换届时间', '任期届满日期'] },
];

/** A Party organisation in a list of its own. */
export const partyOrgImportFields: readonly ImportField[] = [
  { field: 'name', title: '党组织名称', kind: 'name', required: true, maxLength: NAME_LENGTH, sample: '示例县志愿者协会党支部', synonyms: ['名称', '党组织全称', '党支部名称', '支部名称', '党组织', '党支部', '组织名称', '全称', '党组织名称(全称)', '基层党组织名称', '党委名称', '支部全称', '党支部全称'] },
  { field: 'shortName', title: '党组织简称', kind: 'text', maxLength: 60, rare: true, synonyms: ['简称', '支部简称'] },
  { field: 'partyCode', title: '党组织代码', kind: 'text', maxLength: 40, note: '全国党员管理信息系统中的代码', synonyms: ['党组织编码', '党组织编号', '组织代码', '支部代码', '党内代码', '代码', '党组织层级码', '编码'] },
  { field: 'kind', title: '党组织类别', kind: 'code', table: partyOrgKinds, sample: '党支部', note: '留空时按名称判断', synonyms: ['党组织类型', '类别', '类型', '组织类别', '组织类型', '党组织形式', '党组织种类', '党组织性质', '设置类别'] },
  { field: 'parent', title: '上级党组织', kind: 'name', maxLength: NAME_LENGTH, sample: '示例县社会组织综合党委', synonyms: ['上级党组织名称', '隶属党组织', '所属党委', '隶属上级党组织', '所属上级党组织', '上级党委', '隶属党委', '隶属关系', '上级组织', '直属上级党组织', '主管党组织', '所隶属的上级党组织'] },
  { field: 'guidedBy', title: '业务指导党组织', kind: 'name', maxLength: NAME_LENGTH, rare: true, synonyms: ['指导党组织', '接受指导的党组织'] },
  { field: 'setUpMode', title: '组建方式', kind: 'code', table: setUpModes, sample: '单独建', synonyms: ['组建形式', '党组织组建方式', '建立方式', '覆盖方式', '组建类型', '组建模式', '组建类别', '党组织组建形式', '设置形式', '党组织设置形式', '设置方式'] },
  { field: 'covers', title: '覆盖的社会组织', kind: 'units', note: '有几家时用顿号隔开', synonyms: ['覆盖社会组织', '覆盖单位', '所覆盖单位', '所覆盖社会组织', '覆盖社会组织名称', '涵盖单位', '联合单位', '依托单位', '所在单位', '所在社会组织', '对应社会组织', '社会组织名称', '所属社会组织', '单位名称', '覆盖单位名称', '覆盖的单位', '涵盖社会组织', '所在单位名称', '联建单位', '联合组建单位'] },
  { field: 'functional', title: '是否功能型', kind: 'yes-no', synonyms: ['功能型', '功能型党组织', '是否功能型党组织', '是否为功能型党组织', '是否为功能型'] },
  { field: 'region', title: '所属行政区划', kind: 'region', synonyms: ['行政区划', '区划', '所属区划', '所在地区', '地区', '所属镇街', '所属乡镇', '乡镇', '镇街', '所在乡镇', '街道', '所属街道', '属地', '所在镇街', '县区', '所属县区'] },
  { field: 'foundedOn', title: '成立日期', kind: 'day', sample: '2016-07-01', synonyms: ['成立时间', '组建时间', '建立时间', '批准成立时间', '党组织成立时间', '党组织组建时间', '批准时间', '批复时间', '成立日', '党组织建立时间', '批准建立时间', '支部成立时间', '党支部成立时间', '批复成立时间'] },
  { field: 'endedOn', title: '撤销日期', kind: 'day', rare: true, synonyms: ['撤销时间', '终止日期'] },
  { field: 'approvalNo', title: '批准文号', kind: 'text', maxLength: 100, synonyms: ['批复文号', '文号', '成立批复文号', '批准成立文号', '成立文号'] },
  { field: 'approvedBy', title: '批准机关', kind: 'text', maxLength: NAME_LENGTH, rare: true, synonyms: ['批准单位', '批准党组织', '批复单位'] },
  { field: 'mayApproveProbationary', title: '有无审批预备党员权限', kind: 'yes-no', rare: true, synonyms: ['审批预备党员权限', '预备党员审批权限', '是否有审批预备党员权限', '是否有预备党员审批权'] },
  { field: 'exemplar', title: '示范点', kind: 'yes-no', synonyms: ['是否示范点', '是否为示范点', '是否示范党组织', '党建示范点', '是否党建示范点', '示范党组织'] },
  { field: 'address', title: '地址', kind: 'text', maxLength: 300, rare: true, synonyms: ['办公地址', '活动地点', '活动阵地', '活动场所地址', '党组织地址', '通讯地址'] },
  { field: 'phone', title: '联系电话', kind: 'phone', synonyms: ['电话', '办公电话', '党组织电话', '联系方式', '党组织联系电话'] },
  ...leadershipImportFields,
];

/** The same facts in a one-sheet ledger, where titles must say that they speak of the Party organisation. */
export const ledgerPartyOrgImportFields: readonly ImportField[] = [
  { field: 'partyCode', title: '党组织代码', kind: 'text', maxLength: 40, rare: true, synonyms: ['党组织编码', '党组织编号'] },
  { field: 'partyOrgKind', title: '党组织类别', kind: 'code', table: partyOrgKinds, synonyms: ['党组织类型', '党组织形式', '党组织性质', '党组织设置类别', '党组织种类'] },
  { field: 'parent', title: '上级党组织', kind: 'name', maxLength: NAME_LENGTH, synonyms: ['上级党组织名称', '隶属上级党组织', '所属党委', '隶属党委', '上级党委', '党组织隶属关系', '党组织隶属', '所属上级党组织', '隶属党(工)委', '所属党工委', '所隶属上级党组织', '党组织上级'] },
  { field: 'partyOrgFoundedOn', title: '党组织成立日期', kind: 'day', sample: '2016-07-01', synonyms: ['党组织成立时间', '组建时间', '党组织组建时间', '党支部成立时间', '党组织建立时间', '建立党组织时间', '成立党组织时间', '支部成立时间', '党组织批复时间', '组建日期', '批准成立党组织时间', '党支部组建时间', '党组织批准时间', '党组织批准成立时间', '组建年月', '党组织批复成立时间'] },
  { field: 'approvalNo', title: '党组织批准文号', kind: 'text', maxLength: 100, rare: true, synonyms: ['党组织批复文号', '成立党组织批复文号', '批复文号', '批准文号'] },
  { field: 'functional', title: '是否功能型', kind: 'yes-no', rare: true, synonyms: ['功能型党组织', '是否功能型党组织', '是否为功能型党组织'] },
  { field: 'exemplar', title: '示范点', kind: 'yes-no', rare: true, synonyms: ['是否示范点', '党建示范点', '是否党建示范点', '是否为示范点'] },
  { field: 'hasPartyOrg', title: '是否建立党组织', kind: 'yes-no', rare: true, synonyms: ['是否已建党组织', '有无党组织', '是否建党组织', '是否有党组织', '党组织建立情况', '是否成立党组织', '是否组建党组织', '是否单独建立党组织', '是否建立了党组织'] },
  ...leadershipImportFields,
];
