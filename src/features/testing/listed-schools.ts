import { makeCreditCode } from '../codes/credit-code.rules.ts';
import type { Cells } from './import-desk.ts';

export const SCHOOL_HEADER = [
  '单位名称',
  '统一社会信用代码',
  '登记状态',
  '注销日期',
  '法定代表人',
  '住所',
  '成立日期',
  '业务主管单位',
  '注册资金',
  '联系电话',
];
/** A school's code, by its last digits. */
export const schoolCode = (end: number) =>
  makeCreditCode({ prefix: '52', region: '610723', subject: `MJX000${end}` });

/** A county's schools; each of the first six differs in one way, twenty more agree. */
export const SCHOOLS = ['甲', '乙', '丙', '丁', '戊', '己'].map((each, index) => ({
  name: `洋县${each}学校`,
  creditCode: schoolCode(10 + index),
}));
/** Schools of which both sides say the same. */
export const SCHOOLS_ALIKE = Array.from({ length: 20 }, (_, index) => ({
  name: `洋县第${index}学校`,
  creditCode: schoolCode(30 + index),
}));

/** The registering department's list of them. */
export function listedSchools(more: Cells = []): Cells {
  const row = (index: number, name: string, ...rest: (string | null)[]) => [
    name,
    schoolCode(10 + index),
    ...rest,
  ];
  return [
    SCHOOL_HEADER,
    row(0, '洋县甲中学', '正常'),
    row(1, '洋县乙学校', '注销', '2026-05-20'),
    row(2, '洋县丙学校', '注销'),
    row(3, '洋县丁学校', '正常', null, '赵某', '洋县新街 8 号', '2019年9月', '洋县人社局'),
    [
      '洋县新学校',
      schoolCode(50),
      '正常',
      null,
      '钱某',
      '洋县人民路 9 号',
      '2026-03-01',
      '洋县教体局',
      '3 万元',
      '13900001111',
    ],
    ['洋县另一新学校', schoolCode(51), '正常'],
    ...SCHOOLS_ALIKE.map(({ name, creditCode }) => [name, creditCode, '正常']),
    ...more,
  ];
}
