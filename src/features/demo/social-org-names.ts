import type { SocialOrgType } from '../codes/tables/social-org-type.ts';

/** What organisations of a sector are called: 社会团体 by subject and ending, 社会服务机构 by brand and facility. */
export interface SectorNames {
  readonly sector: string;
  readonly weight: number;
  readonly subjects: readonly string[];
  readonly endings: readonly string[];
  readonly facilities: readonly string[];
  /** The types that occur, with weights; foundations need no word of their own. */
  readonly types: readonly (readonly [SocialOrgType, number])[];
  /** Stem of the body that supervises them, see bodies.ts. */
  readonly body: string;
}

const mostly = (association: number, serviceAgency: number, foundation = 0): SectorNames['types'] => [
  ['association', association],
  ['service_agency', serviceAgency],
  ['foundation', foundation],
];

/** Sectors as registering departments tell them apart, with the weight of each. */
export const sectorNames: readonly SectorNames[] = [
  {
    sector: 'education',
    weight: 24,
    subjects: split('民办教育 家庭教育 校外教育 学前教育 终身学习 教育技术 教师发展'),
    endings: split('协会 学会 研究会'),
    facilities: split(
      '幼儿园 幼儿园 幼儿园 实验学校 职业培训学校 外语培训学校 艺术培训学校 文化培训中心 职业技术学校',
    ),
    types: mostly(8, 90, 2),
    body: '教育',
  },
  {
    sector: 'social_services',
    weight: 16,
    subjects: split('志愿者 社会工作者 慈善 残疾人 家政服务 救援 助学 关心下一代'),
    endings: split('协会 联合会 促进会'),
    facilities: split(
      '社会工作服务中心 养老服务中心 老年公寓 社区服务中心 儿童关爱中心 应急救援队 公益服务中心 助残服务站',
    ),
    types: mostly(30, 66, 4),
    body: '民政',
  },
  {
    sector: 'business_services',
    weight: 13,
    subjects: split(
      '建筑业 餐饮 物流 家具 汽车维修 电子商务 物业管理 美容美发 房地产 食品 纺织 五金 道路运输 旅游 印刷 建材 珠宝 石材 装饰 广告',
    ),
    endings: split('行业协会 商会 协会'),
    facilities: split('企业服务中心 检测服务中心 创业服务中心'),
    types: mostly(93, 7),
    body: '工商业联合会',
  },
  {
    sector: 'rural_development',
    weight: 11,
    subjects: split(
      '油茶 柑橘 水稻 生猪 水产养殖 茶叶 烟叶 中药材 蔬菜 黄花菜 果业 农业机械 农产品流通 蜂业 农村经纪人',
    ),
    endings: split('产业协会 协会 技术协会'),
    facilities: split('农业技术服务中心 农村发展服务中心'),
    types: mostly(92, 8),
    body: '农业农村',
  },
  {
    sector: 'culture',
    weight: 9,
    subjects: split(
      '书法家 美术家 摄影家 诗词 民间文艺 戏剧 音乐 舞蹈 楹联 收藏 非物质文化遗产 地方文化 朗诵 船山文化',
    ),
    endings: split('协会 学会 研究会'),
    facilities: split('艺术馆 博物馆 文化传播中心 书画院 民间剧团'),
    types: mostly(72, 26, 2),
    body: '文化和旅游',
  },
  {
    sector: 'sports',
    weight: 8,
    subjects: split(
      '羽毛球 乒乓球 太极拳 篮球 游泳 门球 自行车 武术 象棋 围棋 登山 钓鱼 健身气功 广场舞 老年人体育',
    ),
    endings: split('协会 运动协会'),
    facilities: split('体育俱乐部 健身俱乐部 武术馆'),
    types: mostly(70, 30),
    body: '体育',
  },
  {
    sector: 'health',
    weight: 5,
    subjects: split('护理 中医药 医院管理 健康促进 预防医学 口腔医学'),
    endings: split('学会 协会'),
    facilities: split('医院 康复医院 门诊部 护理院 康复中心'),
    types: mostly(30, 70),
    body: '卫生健康',
  },
  {
    sector: 'elderly',
    weight: 4,
    subjects: split('老年人 老科技工作者 老区建设 退休教师 老年书画 老年教育'),
    endings: split('协会 促进会 联谊会'),
    facilities: split('养老院 敬老院 日间照料中心 老年大学'),
    types: mostly(55, 45),
    body: '民政',
  },
  {
    sector: 'science',
    weight: 3,
    subjects: split('计算机 机械工程 土木建筑 气象 林学 测绘 电力 农业科技 青少年科技 化学化工'),
    endings: split('学会 协会 研究会'),
    facilities: split('技术研究院 科技服务中心 产业研究所'),
    types: mostly(75, 25),
    body: '科学技术协会',
  },
  {
    sector: 'occupational',
    weight: 3,
    subjects: split('个体劳动者 企业家 女企业家 青年企业家 会计 人力资源 职业经理人 退役军人'),
    endings: split('协会 联合会 联谊会'),
    facilities: split('职业技能培训中心 人才服务中心'),
    types: [
      ['association', 84],
      ['service_agency', 12],
      ['accounting_firm', 3],
      ['tax_firm', 1],
    ],
    body: '人力资源和社会保障',
  },
  {
    sector: 'religion',
    weight: 2,
    subjects: split('佛教 道教 宗教界 民间信仰文化'),
    endings: split('协会 研究会'),
    facilities: split('宗教文化服务中心'),
    types: mostly(95, 5),
    body: '民族宗教事务',
  },
  {
    sector: 'law',
    weight: 2,
    subjects: split('律师 人民调解员 法律服务 法治文化'),
    endings: split('协会 研究会'),
    facilities: split('法律援助中心 调解服务中心'),
    types: [
      ['law_firm', 60],
      ['association', 22],
      ['service_agency', 18],
    ],
    body: '司法',
  },
  {
    sector: 'environment',
    weight: 2,
    subjects: split('环保志愿者 湿地保护 野生动物保护 环境科学 垃圾分类'),
    endings: split('协会 促进会'),
    facilities: split('环境保护服务中心 生态研究中心'),
    types: mostly(70, 30),
    body: '生态环境',
  },
  {
    sector: 'public_welfare',
    weight: 2,
    subjects: split('爱心助学 公益 扶贫济困 见义勇为 义工'),
    endings: split('协会 促进会 联合会'),
    facilities: split('公益服务中心 公益发展中心'),
    types: mostly(50, 40, 10),
    body: '民政',
  },
];

/** Trade names (字号), drawn as two characters. */
export const BRAND_FIRST = [
  ...'晨阳春蓝金博启育明星新康乐同众仁和德信恒华瑞佳美安福慧智远思文雅书卓英童小绿红青云湘衡雁楚江南东方',
];
export const BRAND_SECOND = [
  ...'光曦蕾天辉文智才达星苗程源心德爱谐信雅诚泰瑞宁康颖慧成航远艺林轩元飞鹏翼芽希望睿诺霖禾川泽',
];

function split(words: string): string[] {
  return words.split(' ');
}
