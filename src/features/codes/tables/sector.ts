import type { CodeTable } from '../code-table.ts';

/**
 * Sectors are data of each installation, because offices sort organisations by their own lists.
 * These rows seed that data: the fourteen fields of activity of the civil-affairs statistics, and four
 * broader groups that county offices use beside them; 宗教 is the same in both.
 */
export const sectorSeeds = {
  id: 'sector',
  title: '行业领域',
  entries: [
    { code: 'business_services', name: '工商业服务', words: ['工商服务', '工商', '工商服务业', '商业服务'] },
    { code: 'science', name: '科技研究', words: ['科技', '科学研究', '科研', '科技与研究'] },
    { code: 'education', name: '教育', words: ['教育培训', '民办教育', '学校', '幼儿园'] },
    { code: 'health', name: '卫生', words: ['医疗', '医疗卫生', '卫生健康', '医院'] },
    { code: 'social_services', name: '社会服务', words: ['社工', '社会工作', '社工服务'] },
    { code: 'culture', name: '文化', words: ['文化艺术', '文艺'] },
    { code: 'sports', name: '体育', words: ['体育健身', '体育运动'] },
    { code: 'environment', name: '生态环境', words: ['环保', '生态', '环境保护'] },
    { code: 'law', name: '法律', words: ['法律服务', '司法'] },
    { code: 'religion', name: '宗教', words: ['宗教事务', '宗教团体'] },
    { code: 'rural_development', name: '农业及农村发展', words: ['农业', '农村发展', '农业农村', '三农'] },
    { code: 'occupational', name: '职业及从业者组织', words: ['职业及从业组织', '职业从业', '从业者组织'] },
    { code: 'international', name: '国际及其他涉外组织', words: ['涉外', '国际及涉外组织', '国际'] },
    { code: 'other', name: '其他', words: ['其它', '其他领域', '其他行业'] },
    { code: 'economic_industry', name: '经济产业', words: ['经济', '产业', '经济产业类'] },
    { code: 'culture_and_sports', name: '文化体育', words: ['文体', '文化体育类', '文体类'] },
    { code: 'elderly', name: '老年组织', words: ['老年', '老年人组织', '老龄', '养老', '老年类'] },
    {
      code: 'public_welfare',
      name: '公益服务',
      words: ['公益', '公益慈善', '慈善', '公益服务类', '志愿服务'],
    },
  ],
} as const satisfies CodeTable;
