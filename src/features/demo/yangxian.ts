import type { SocialOrgType } from '../codes/tables/social-org-type.ts';

/** An organisation whose name and nature are written down instead of drawn. */
export interface NamedSocialOrg {
  readonly name: string;
  readonly type: SocialOrgType;
  readonly sector: string;
  /** Name of the township where it sits. */
  readonly township: string;
}

function under(
  sector: string,
  type: SocialOrgType,
  ...entries: [name: string, township: string][]
): NamedSocialOrg[] {
  return entries.map(([name, township]) => ({ name: `洋县${name}`, type, sector, township }));
}

/** The 42 organisations of the demo county: made up after the trades of a county of rice, tea and crested ibises. */
export const yangxianSocialOrgs: readonly NamedSocialOrg[] = [
  ...under(
    'economic_industry',
    'association',
    ['有机稻米产业协会', '洋州街道'],
    ['黑米加工行业协会', '戚氏街道'],
    ['茶叶种植协会', '华阳镇'],
    ['中药材产业协会', '茅坪镇'],
    ['柑橘生产者协会', '磨子桥镇'],
    ['生态养殖协会', '槐树关镇'],
    ['建筑劳务行业协会', '洋州街道'],
    ['餐饮与旅店业协会', '洋州街道'],
    ['电子商务协会', '纸坊街道'],
    ['个体劳动者协会', '洋州街道'],
    ['农产品流通商会', '谢村镇'],
    ['返乡创业者商会', '龙亭镇'],
    ['梨果产业技术服务协会', '马畅镇'],
    ['乡村民宿协会', '华阳镇'],
  ),
  ...under(
    'culture_and_sports',
    'association',
    ['书画艺术协会', '洋州街道'],
    ['悬台社火传承协会', '谢村镇'],
    ['诗词楹联学会', '洋州街道'],
    ['乒乓球协会', '纸坊街道'],
    ['太极拳协会', '戚氏街道'],
    ['户外登山协会', '茅坪镇'],
    ['摄影爱好者协会', '洋州街道'],
  ),
  ...under(
    'culture_and_sports',
    'service_agency',
    ['晨曦艺术培训学校', '洋州街道'],
    ['飞翔体育俱乐部', '纸坊街道'],
  ),
  ...under(
    'elderly',
    'association',
    ['老年人体育协会', '洋州街道'],
    ['老年书画研究会', '洋州街道'],
    ['老科技工作者协会', '纸坊街道'],
    ['退休教师联谊会', '戚氏街道'],
    ['老区建设促进会', '龙亭镇'],
  ),
  ...under('elderly', 'service_agency', ['康乐老年公寓', '磨子桥镇'], ['松鹤养老服务中心', '溢水镇']),
  ...under(
    'public_welfare',
    'association',
    ['志愿服务联合会', '洋州街道'],
    ['爱心助学协会', '马畅镇'],
    ['生态保护志愿者协会', '华阳镇'],
    ['慈善协会', '洋州街道'],
    ['残疾人互助协会', '谢村镇'],
  ),
  ...under(
    'public_welfare',
    'service_agency',
    ['同心社会工作服务中心', '洋州街道'],
    ['蓝天应急救援服务队', '纸坊街道'],
    ['育才职业技能培训学校', '戚氏街道'],
    ['小太阳儿童康复中心', '洋州街道'],
  ),
  ...under(
    'religion',
    'association',
    ['佛教界人士联谊会', '谢村镇'],
    ['道教文化研究会', '洋州街道'],
    ['宗教界公益促进会', '洋州街道'],
  ),
];
