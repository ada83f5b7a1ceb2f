import { setUpModes } from '../../codes/tables/party-org.ts';
import { employments, responsibilityPrinciples } from '../../codes/tables/party-org.ts';
import { annualCheckResults, evaluationGrades, registrationKinds, socialOrgStatuses } from '../../codes/tables/social-org.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import type { ImportField } from '../import-field.ts';

const NAME_LENGTH = 200;
const TEXT_LENGTH = 300;

/** What a ledger tells of a social organisation itself. */
export const socialOrgBaseImportFields: readonly ImportField[] = [
  {
    field: 'name',
    title: '社会组织名称',
    kind: 'name',
    required: true,
    maxLength: NAME_LENGTH,
    sample: '示例县志愿者协会',
    synonyms: ['名称', '单位名称', '组织名称', '社会组织全称', '单位全称', '机构名称', '社团名称', '社会团体名称', '民非名称', '民办非企业单位名称', '社会服务机构名称', '基金会名称', '协会名称', '两新组织名称', '新社会组织名称', '社会组织', '单位', '社会组织名称全称', '组织全称', '法人名称'],
  },
  {
    field: 'creditCode',
    title: '统一社会信用代码',
    kind: 'credit-code',
    sample: '51610723MJQ0000000',
    note: '登记证书上的 18 位代码；社区备案的组织没有代码时留空',
    synonyms: ['信用代码', '社会信用代码', '统一信用代码', '统一社会信用码', '机构代码', '组织机构代码', '统一代码', '社会统一信用代码', '统一社会信用代码证号', '登记证号', '证书编号', '社会信用统一代码', '统一社会信用代码号'],
  },
  {
    field: 'orgType',
    title: '组织类型',
    kind: 'code',
    table: socialOrgTypes,
    sample: '社会团体',
    note: '留空时按统一社会信用代码的前两位判断',
    synonyms: ['类型', '类别', '社会组织类型', '社会组织类别', '组织类别', '单位类型', '单位类别', '机构类型', '社会组织性质', '组织性质', '单位性质'],
  },
  { field: 'registerKind', title: '登记备案', kind: 'code', table: registrationKinds, sample: '登记', synonyms: ['登记或备案', '登记/备案', '登记备案情况', '登记形式', '注册或备案', '登记方式'] },
  { field: 'status', title: '组织状态', kind: 'code', table: socialOrgStatuses, sample: '正常', synonyms: ['状态', '登记状态', '运行状态', '经营状态', '存续状态', '单位状态', '运行情况', '运营状态'] },
  { field: 'foundedOn', title: '成立日期', kind: 'day', sample: '2015-03-09', synonyms: ['成立时间', '登记时间', '注册时间', '成立登记时间', '登记日期', '批准成立时间', '发证时间', '注册登记时间', '社会组织成立时间', '单位成立时间', '组织成立时间', '成立登记日期', '核准登记时间'] },
  { field: 'endedOn', title: '注销日期', kind: 'day', rare: true, synonyms: ['注销时间', '撤销时间', '终止时间'] },
  {
    field: 'region',
    title: '所属行政区划',
    kind: 'region',
    sample: '洋州街道',
    note: '镇街或县区的名称或代码；留空时按统一社会信用代码的第 3 至 8 位',
    synonyms: ['所属区划', '行政区划', '区划', '区域', '所在地区', '地区', '所属地区', '所属区域', '所在区域', '属地', '所属镇街', '所属乡镇', '所在乡镇', '乡镇', '镇街', '镇办', '所属镇办', '所属镇', '街道', '乡镇街道', '所在镇', '所在镇街', '所属街道', '所在街道', '所属县区', '县区', '县市区', '区县', '所属市县', '所在县', '所在县区', '登记地区', '行政区域', '管辖区域'],
  },
  { field: 'address', title: '住所', kind: 'text', maxLength: TEXT_LENGTH, sample: '示例县人民路 1 号', synonyms: ['地址', '单位地址', '办公地址', '详细地址', '注册地址', '登记住所', '通讯地址', '办公地点', '住址', '单位住所', '办公场所地址', '地点', '活动地址'] },
  { field: 'sector', title: '行业领域', kind: 'text', maxLength: 40, sample: '公益服务', synonyms: ['行业类别', '行业', '所属行业', '行业分类', '领域', '所属领域', '业务领域', '行业类型', '活动领域', '服务领域', '所属行业领域', '业务类别', '行业(领域)', '行业领域类别'] },
  { field: 'staff', title: '从业人员数', kind: 'count', sample: '12', synonyms: ['从业人员', '职工人数', '员工人数', '职工数', '员工数', '职工总数', '工作人员数', '从业人数', '员工总数', '在职人员数', '在职职工数', '职工', '员工', '现有从业人员', '现有职工', '人员总数', '在职员工数', '从业人员总数'] },
  { field: 'staffFullTime', title: '专职人员数', kind: 'count', sample: '5', synonyms: ['专职人员', '专职工作人员', '专职从业人员', '专职工作人员数', '专职人数', '专职', '全职人员', '全职人员数', '其中专职'] },
  { field: 'volunteers', title: '志愿者数', kind: 'count', sample: '40', synonyms: ['志愿者', '志愿者人数', '志愿人员', '注册志愿者', '注册志愿者数', '义工人数'] },
  { field: 'affiliates', title: '会员数', kind: 'count', synonyms: ['会员', '会员人数', '会员总数', '个人会员', '个人会员数', '会员数量'] },
  { field: 'memberEnterprises', title: '会员企业数', kind: 'count', synonyms: ['会员企业', '会员单位', '会员单位数', '单位会员', '单位会员数', '企业会员', '企业会员数', '成员企业'] },
  { field: 'branchUnits', title: '分支机构数', kind: 'count', synonyms: ['分支机构', '分支(代表)机构数', '代表机构数', '分支代表机构', '下属机构数'] },
  { field: 'legalRepresentative', title: '法定代表人', kind: 'person', maxLength: 60, sample: '张某', synonyms: ['法人代表', '法人', '法人姓名', '法定代表人姓名', '法人代表姓名', '法代', '法人(负责人)'] },
  { field: 'contactName', title: '联系人', kind: 'person', maxLength: 60, sample: '李某', synonyms: ['联系人姓名', '经办人', '办公室联系人', '单位联系人', '日常联系人'] },
  { field: 'contactPhone', title: '联系电话', kind: 'phone', sample: '0916-8210000', synonyms: ['电话', '联系方式', '联系人电话', '办公电话', '单位电话', '联系人联系电话', '手机', '手机号', '手机号码', '联系人联系方式', '电话号码', '联系人手机', '联系人手机号', '固定电话', '单位联系电话'] },
];

/** Who registers, supervises and answers. */
export const socialOrgLineImportFields: readonly ImportField[] = [
  { field: 'registrar', title: '登记管理机关', kind: 'units', sample: '示例县民政局', synonyms: ['登记机关', '登记部门', '登记管理部门', '登记单位', '发证机关', '登记管理单位', '注册机关'] },
  { field: 'supervisingBody', title: '业务主管单位', kind: 'units', sample: '示例县教育体育局', note: '有几个时用顿号隔开，写在最前的为主', synonyms: ['主管单位', '业务主管部门', '主管部门', '业务主管', '业务主管机关', '主管机关', '上级主管单位', '上级主管部门', '业务主管(指导)单位'] },
  { field: 'industryRegulator', title: '行业管理部门', kind: 'units', synonyms: ['行业主管部门', '行业管理单位', '行业主管单位', '行业部门', '行管部门', '行业监管部门'] },
  { field: 'guidanceBody', title: '业务指导单位', kind: 'units', synonyms: ['业务指导部门', '指导单位', '指导部门', '脱钩后业务指导单位'] },
  { field: 'responsiblePartyOrg', title: '党建责任单位', kind: 'name', maxLength: NAME_LENGTH, note: '党组织树上负责其党建工作的党组织', synonyms: ['党建工作责任单位', '党建管理单位', '党建主管单位', '党建责任党组织', '党建领导机关', '党建工作机构', '归口党委', '党建工作管理单位', '党建归口管理单位', '党建责任主体', '责任党组织', '党建管理机关'] },
  { field: 'responsibilityPrinciple', title: '管理原则', kind: 'code', table: responsibilityPrinciples, synonyms: ['党建管理原则', '属地属业', '管理方式', '党建管理方式', '归口管理原则'] },
];

/** What is known of its people and of Party work in it. */
export const socialOrgFactImportFields: readonly ImportField[] = [
  { field: 'headName', title: '负责人姓名', kind: 'person', maxLength: 60, synonyms: ['负责人', '主要负责人', '单位负责人', '会长', '理事长', '会长姓名', '理事长姓名', '校长', '院长', '园长', '主要负责人姓名', '社会组织负责人', '单位负责人姓名', '法人负责人', '社会组织负责人姓名'] },
  { field: 'headPost', title: '负责人职务', kind: 'text', maxLength: 60, synonyms: ['主要负责人职务', '负责人职位', '单位负责人职务', '社会组织负责人职务'] },
  { field: 'headPhone', title: '负责人电话', kind: 'phone', synonyms: ['负责人联系电话', '主要负责人电话', '负责人联系方式', '负责人手机', '负责人手机号', '主要负责人联系电话', '法定代表人电话', '法人电话', '法人联系电话', '法定代表人联系电话', '法人代表联系电话', '单位负责人联系电话', '单位负责人电话', '负责人手机号码', '法人联系方式'] },
  { field: 'headMember', title: '负责人是否党员', kind: 'yes-no', synonyms: ['负责人是否为党员', '主要负责人是否党员', '负责人是否中共党员', '法人是否党员', '法定代表人是否党员', '负责人政治面貌', '法定代表人政治面貌', '法人政治面貌', '主要负责人政治面貌', '是否党员', '是否为党员', '单位负责人是否党员', '单位负责人政治面貌', '主要负责人是否为党员'] },
  { field: 'headAlsoSecretary', title: '负责人是否兼任书记', kind: 'yes-no', synonyms: ['负责人兼任书记', '负责人是否兼书记', '主要负责人是否担任书记', '负责人是否担任党组织书记', '负责人是否兼任党组织书记', '是否兼任书记', '是否兼任党组织书记', '书记是否由负责人兼任', '主要负责人兼任党组织书记', '是否书记', '书记负责人一肩挑', '是否一肩挑'] },
  { field: 'charterParty', title: '党建入章', kind: 'yes-no', synonyms: ['党建是否入章', '是否党建入章', '党建工作写入章程', '章程是否载明党建', '党建写入章程', '党建工作是否写入章程', '是否将党建写入章程', '党建要求写入章程', '是否将党建工作写入章程'] },
  { field: 'charterPartyOn', title: '党建入章日期', kind: 'day', rare: true, synonyms: ['党建入章时间', '章程载明党建日期'] },
  { field: 'staffing', title: '专兼职', kind: 'code', table: employments, rare: true, synonyms: ['专职/兼职', '专职或兼职'] },
  { field: 'setupBase', title: '组建依托', kind: 'text', maxLength: 100, rare: true, synonyms: ['依托单位', '依托', '组建依托单位'] },
  { field: 'parentBodyCategory', title: '隶属上级类别', kind: 'text', maxLength: 60, rare: true, synonyms: ['上级党组织类别', '隶属关系类别', '上级类别'] },
  { field: 'noPartyReason', title: '未建党组织原因', kind: 'text', maxLength: TEXT_LENGTH, synonyms: ['未建立党组织原因', '未组建原因', '未建原因', '未建党组织的原因', '未成立党组织原因', '未组建党组织原因', '未建立党组织的原因'] },
  { field: 'annualCheck', title: '年检结果', kind: 'year-result', table: annualCheckResults, note: '列名里写明年度，如“2025 年度年检结果”', synonyms: ['年检', '年检情况', '年检结论', '年报', '年报情况', '年度检查', '年度检查结果', '年度报告', '年检(年报)', '年检年报', '年度年检结果', '年度年检', '年检年报结果', '年检(年报)结果', '年检(年报)情况'] },
  { field: 'evaluation', title: '评估等级', kind: 'code', table: evaluationGrades, synonyms: ['等级评估', '社会组织评估等级', '评估结果', '评估', '星级', '等级', '评估情况', '社会组织等级'] },
  { field: 'evaluationFromOn', title: '评估日期', kind: 'day', rare: true, synonyms: ['评估时间', '评估等级生效日期', '评估有效期起', '评估获得时间'] },
  { field: 'evaluationToOn', title: '评估有效期至', kind: 'day', rare: true, synonyms: ['评估有效期', '评估有效期止', '评估到期时间', '评估等级有效期'] },
  { field: 'union', title: '工会', kind: 'yes-no', synonyms: ['是否建立工会', '工会组织', '建立工会', '是否有工会', '有无工会', '是否建工会', '工会建立情况', '是否成立工会'] },
  { field: 'youthLeague', title: '共青团', kind: 'yes-no', synonyms: ['是否建立团组织', '团组织', '共青团组织', '建立团组织', '是否有团组织', '有无团组织', '是否建立共青团组织', '是否建团', '团组织建立情况', '是否建立共青团'] },
  { field: 'women', title: '妇联', kind: 'yes-no', synonyms: ['是否建立妇联', '妇女组织', '妇联组织', '是否建立妇女组织', '有无妇联', '是否建立妇联组织', '是否建立妇委会'] },
  { field: 'advisor', title: '党建指导员', kind: 'people', synonyms: ['指导员', '党建指导员姓名', '党建工作指导员', '指导员姓名', '选派指导员', '选派党建指导员', '党建工作指导员姓名', '派驻指导员'] },
  { field: 'advisorPhone', title: '党建指导员电话', kind: 'phone', synonyms: ['指导员电话', '指导员联系电话', '党建指导员联系电话', '党建指导员联系方式', '指导员联系方式', '党建工作指导员电话', '党建工作指导员联系电话'] },
  { field: 'liaison', title: '党建联络员', kind: 'people', synonyms: ['联络员', '党建联络员姓名', '党建工作联络员', '联络员姓名', '党建工作联络员姓名'] },
  { field: 'liaisonPhone', title: '党建联络员电话', kind: 'phone', synonyms: ['联络员电话', '联络员联系电话', '党建联络员联系电话', '联络员联系方式', '党建联络员联系方式'] },
  { field: 'declaredMembers', title: '党员数', kind: 'count', sample: '4', synonyms: ['党员', '党员人数', '党员总数', '党员数量', '现有党员数', '现有党员', '党员情况', '中共党员数', '中共党员', '中共党员人数', '从业人员中党员数', '职工党员数', '从业人员中党员人数', '党员总人数', '从业党员数', '党员人数合计', '党员数小计', '员工中党员数'] },
  { field: 'declaredFullMembers', title: '正式党员数', kind: 'count', sample: '3', synonyms: ['正式党员', '正式党员人数', '其中正式党员', '正式', '专职正式党员数', '党员数正式'] },
  { field: 'declaredProbationaryMembers', title: '预备党员数', kind: 'count', sample: '1', synonyms: ['预备党员', '预备党员人数', '其中预备党员', '预备', '党员数预备'] },
  { field: 'declaredMembersNotTransferred', title: '组织关系未转入党员数', kind: 'count', synonyms: ['未转入党员数', '组织关系不在本单位党员数', '未转组织关系党员数', '组织关系未转入', '流动党员数', '流动党员', '组织关系不在本支部党员数', '组织关系未转入人数', '组织关系在外党员数'] },
];

/** The Party organisation that covers it: known already, or, in a one-sheet ledger, created with it. */
export const coveringImportFields: readonly ImportField[] = [
  { field: 'partyOrgName', title: '党组织名称', kind: 'name', maxLength: NAME_LENGTH, sample: '示例县志愿者协会党支部', synonyms: ['党支部名称', '所在党组织', '所属党组织', '覆盖党组织', '党组织全称', '党组织', '党支部', '隶属党组织', '党组织(支部)名称', '党组织名称(全称)', '覆盖的党组织', '纳入党组织', '所属党支部', '支部名称', '所在党支部', '党的组织名称', '已建党组织名称'] },
  { field: 'setUpMode', title: '组建方式', kind: 'code', table: setUpModes, sample: '单独建', synonyms: ['组建形式', '党组织组建方式', '建立方式', '覆盖方式', '组建类型', '党组织建立方式', '组建类别', '组建模式', '党组织组建形式', '组建情况', '建立形式', '党组织设置方式', '组织覆盖方式', '设置形式', '党组织设置形式', '党组织建立形式'] },
];
