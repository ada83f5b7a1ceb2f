import { responsibilities } from '../../social-orgs/social-org.ts';
import { responsibilityPrinciples, setUpModes } from '../../codes/tables/party-org.ts';
import type { ImportField } from '../import-field.ts';

const NAME_LENGTH = 200;

/** Who registers, supervises and answers. */
export const socialOrgLineImportFields: readonly ImportField[] = [
  {
    field: 'registrar',
    title: '登记管理机关',
    kind: 'units',
    sample: '示例县民政局',
    synonyms: ['登记机关', '登记部门', '登记管理部门', '登记单位', '发证机关', '登记管理单位', '注册机关'],
  },
  {
    field: 'supervisingBody',
    title: '业务主管单位',
    kind: 'units',
    sample: '示例县教育体育局',
    note: '有几个时用顿号隔开，写在最前的为主',
    synonyms: [
      '主管单位',
      '业务主管部门',
      '主管部门',
      '业务主管',
      '业务主管机关',
      '主管机关',
      '上级主管单位',
      '上级主管部门',
      '业务主管(指导)单位',
    ],
  },
  {
    field: 'industryRegulator',
    title: '行业管理部门',
    kind: 'units',
    synonyms: ['行业主管部门', '行业管理单位', '行业主管单位', '行业部门', '行管部门', '行业监管部门'],
  },
  {
    field: 'guidanceBody',
    title: '业务指导单位',
    kind: 'units',
    synonyms: ['业务指导部门', '指导单位', '指导部门', '脱钩后业务指导单位'],
  },
  {
    field: 'responsiblePartyOrg',
    title: '党建责任单位',
    kind: 'name',
    maxLength: NAME_LENGTH,
    note: '党组织树上负责其党建工作的党组织',
    synonyms: [
      '党建工作责任单位',
      '党建管理单位',
      '党建主管单位',
      '党建责任党组织',
      '党建领导机关',
      '党建工作机构',
      '归口党委',
      '党建工作管理单位',
      '党建归口管理单位',
      '党建责任主体',
      '责任党组织',
      '党建管理机关',
    ],
  },
  {
    field: 'responsibility',
    title: '党建责任',
    kind: 'code',
    table: responsibilities,
    note: '党建责任单位尚未认可的，填“责任待明确”',
    synonyms: ['党建责任状态', '责任是否明确', '党建责任是否明确'],
  },
  {
    field: 'responsibilityPrinciple',
    title: '管理原则',
    kind: 'code',
    table: responsibilityPrinciples,
    synonyms: ['党建管理原则', '属地属业', '管理方式', '党建管理方式', '归口管理原则'],
  },
];

/** The Party organisation that covers it: known already, or, in a one-sheet ledger, created with it. */
export const coveringImportFields: readonly ImportField[] = [
  {
    field: 'partyOrgName',
    title: '党组织名称',
    kind: 'name',
    maxLength: NAME_LENGTH,
    sample: '示例县志愿者协会党支部',
    synonyms: [
      '党支部名称',
      '所在党组织',
      '所属党组织',
      '覆盖党组织',
      '党组织全称',
      '党组织',
      '党支部',
      '隶属党组织',
      '党组织(支部)名称',
      '党组织名称(全称)',
      '覆盖的党组织',
      '纳入党组织',
      '所属党支部',
      '支部名称',
      '所在党支部',
      '党的组织名称',
      '已建党组织名称',
    ],
  },
  {
    field: 'setUpMode',
    title: '组建方式',
    kind: 'code',
    table: setUpModes,
    // A functional Party organisation covers without having been set up for it.
    noneWords: ['未覆盖', '未组建', '未建', '功能型'],
    sample: '单独建',
    synonyms: [
      '组建形式',
      '党组织组建方式',
      '建立方式',
      '覆盖方式',
      '组建类型',
      '党组织建立方式',
      '组建类别',
      '组建模式',
      '党组织组建形式',
      '组建情况',
      '建立形式',
      '党组织设置方式',
      '组织覆盖方式',
      '设置形式',
      '党组织设置形式',
      '党组织建立形式',
    ],
  },
];
