import { educations } from '../../codes/tables/education.ts';
import { ethnicities } from '../../codes/tables/ethnicity.ts';
import { memberStatuses, postLevels } from '../../codes/tables/member.ts';
import { employments, partyPosts } from '../../codes/tables/party-org.ts';
import { sexes } from '../../codes/tables/sex.ts';
import type { ImportField } from '../import-field.ts';

const NAME_LENGTH = 200;

export const memberImportFields: readonly ImportField[] = [
  { field: 'name', title: '姓名', kind: 'person', required: true, maxLength: 60, sample: '张某', synonyms: ['党员姓名', '名字', '党员', '党员名字', '姓名(党员)'] },
  {
    field: 'identityNumber',
    title: '公民身份号码',
    kind: 'identity-number',
    note: '选填；填写时先把该列设为“文本”格式，否则后几位会丢失。没有号码时，姓名、出生年月和所在支部即可入库，标为身份待核',
    synonyms: ['身份证号', '身份证号码', '身份证', '公民身份证号', '公民身份证号码', '居民身份证号', '居民身份证号码', '证件号码', '证件号', '身份号码', '身份证件号码', '公民身份号', '二代身份证号'],
  },
  { field: 'sex', title: '性别', kind: 'code', table: sexes, sample: '女', synonyms: ['男女', '性別'] },
  { field: 'bornOn', title: '出生日期', kind: 'day', sample: '1985-06-01', synonyms: ['出生年月', '出生年月日', '出生时间', '生日', '出生', '出生日'] },
  { field: 'ethnicity', title: '民族', kind: 'code', table: ethnicities, sample: '汉族', synonyms: ['族别', '民族名称'] },
  { field: 'education', title: '学历', kind: 'code', table: educations, sample: '大学本科毕业', synonyms: ['文化程度', '最高学历', '学历(全日制)', '学历情况', '学历层次', '全日制学历', '学历学位', '学历/学位'] },
  { field: 'phone', title: '联系电话', kind: 'phone', synonyms: ['电话', '手机', '手机号', '手机号码', '联系方式', '电话号码', '本人电话', '联系手机', '移动电话'] },
  { field: 'status', title: '党员类别', kind: 'code', table: memberStatuses, sample: '正式党员', synonyms: ['党员状态', '人员类别', '类别', '党员身份', '正式/预备', '党员类型', '正式或预备', '是否正式党员', '政治面貌', '党员性质', '党籍状态', '人员类型', '正式预备'] },
  { field: 'joinedOn', title: '入党日期', kind: 'day', sample: '2010-07-01', synonyms: ['入党时间', '加入党组织日期', '加入中共组织日期', '加入党组织时间', '加入中国共产党时间', '入党年月', '入党年月日', '加入组织时间', '何时入党', '接收为预备党员时间', '加入中国共产党日期', '加入预备党员时间'] },
  { field: 'fullOn', title: '转正日期', kind: 'day', synonyms: ['转正时间', '转为正式党员日期', '转为正式党员时间', '转正年月', '党员转正时间', '转为正式党员的日期', '转正日'] },
  { field: 'managingBranch', title: '所在党支部', kind: 'name', required: true, maxLength: NAME_LENGTH, sample: '示例县志愿者协会党支部', synonyms: ['所属党支部', '党支部', '所在支部', '所在党组织', '党组织名称', '所属党组织', '支部名称', '党支部名称', '所属支部', '支部', '所在党支部名称', '党组织', '纳入管理支部', '所在基层党组织', '现所在支部', '现所在党支部', '管理支部', '所在党组织名称'] },
  { field: 'membershipBranch', title: '组织关系所在党支部', kind: 'name', maxLength: NAME_LENGTH, note: '留空即与所在党支部相同；不在本系统的支部照实填写名称', synonyms: ['组织关系所在', '组织关系所在支部', '组织关系所在单位', '组织关系', '组织关系所在党组织', '党组织关系所在', '党员组织关系所在', '组织关系隶属', '党组织关系所在单位', '组织关系所在地', '组织关系隶属党组织'] },
  { field: 'transferred', title: '组织关系是否转入', kind: 'yes-no', rare: true, synonyms: ['是否转入组织关系', '组织关系是否在本支部', '组织关系转入', '是否转入', '关系是否转入', '组织关系是否转接', '是否转接组织关系'] },
  { field: 'partyGroup', title: '党小组', kind: 'text', maxLength: 60, rare: true, synonyms: ['所在党小组', '党小组名称', '所属党小组'] },
  { field: 'partyPost', title: '党内职务', kind: 'code', table: partyPosts, synonyms: ['支部职务', '党务职务', '党组织职务', '党内职位', '在党组织任职', '担任党内职务', '党内任职', '支部任职'] },
  { field: 'workUnit', title: '工作单位', kind: 'name', maxLength: NAME_LENGTH, sample: '示例县志愿者协会', synonyms: ['所在单位', '单位', '工作单位名称', '所在社会组织', '单位名称', '社会组织名称', '从业单位', '所在单位名称', '就业单位', '所在社会组织名称', '现工作单位'] },
  { field: 'workUnitAndPost', title: '工作单位及职务', kind: 'text', maxLength: NAME_LENGTH, rare: true, synonyms: ['单位及职务', '工作单位职务', '工作单位和职务', '单位职务', '现工作单位及职务', '工作单位与职务', '所在单位及职务', '现任职务', '工作单位及职业'] },
  { field: 'workPost', title: '职务', kind: 'text', maxLength: 60, synonyms: ['岗位', '工作岗位', '行政职务', '职位', '单位内职务', '现任岗位', '工作职务', '职务岗位', '在社会组织职务', '业务职务'] },
  { field: 'postLevel', title: '岗位层级', kind: 'code', table: postLevels, rare: true, synonyms: ['岗位类别', '管理层或业务骨干', '是否管理层', '层级', '岗位性质'] },
  { field: 'fullTime', title: '专兼职', kind: 'code', table: employments, synonyms: ['专职/兼职', '专职或兼职', '是否专职', '用工形式', '专兼职情况', '在职情况'] },
  { field: 'private', title: '是否不公开', kind: 'yes-no', rare: true, synonyms: ['不公开', '身份不公开', '党员身份是否不公开', '是否公开身份不宜'] },
];
