import type { Day } from '../../platform/kernel/day.ts';
import { makeIdentityNumber } from '../codes/identity-number.rules.ts';
import { dayOfNumber, numberOfDay } from './day-number.ts';
import type { Random } from './random.ts';

const SURNAMES: readonly (readonly [string, number])[] = [
  ...weighted(9, '王李张刘陈'),
  ...weighted(5, '杨黄赵吴周徐孙马胡朱郭何'),
  ...weighted(2.5, '林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘'),
  ...weighted(
    1,
    '于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
  ),
];
const MALE = [
  ...'伟强军勇刚毅峰磊涛斌波辉鹏飞杰浩宇航凯志建国文武明亮永健世广义兴良海山仁宁贵福生龙胜学祥才发武新利清彬富顺信子',
];
const FEMALE = [
  ...'芳娜敏静丽艳娟霞秀玲燕红梅莉萍兰英华慧巧美淑惠珠翠雅芝玉凤洁琳素云莲真环雪荣爱妹香月莺媛艳瑞凡佳嘉琼勤珍贞',
];
const NEUTRAL = [...'文晓春秋晨平安宁思远泽云林青若书景怀承和知雨逸瑶清'];

/** A made-up person, as far as lists show one. */
export interface DrawnPerson {
  readonly name: string;
  readonly sex: '1' | '2';
}

function weighted(weight: number, surnames: string): [string, number][] {
  return [...surnames].map((surname) => [surname, weight]);
}

/** Draws a name and a sex. */
export function drawPerson(random: Random, womenShare = 0.46): DrawnPerson {
  const sex = random.chance(womenShare) ? '2' : '1';
  const own = sex === '1' ? MALE : FEMALE;
  const surname = random.weigh(SURNAMES);
  const last = random.pick(own);
  if (random.chance(0.22)) return { name: surname + last, sex };
  const middle = random.chance(0.45) ? random.pick(NEUTRAL) : random.pick(own);
  return { name: surname + middle + last, sex };
}

/** A mobile number of segment 154, which is not given to the public. */
export function drawPhone(random: Random): string {
  return `154${String(random.int(0, 99_999_999)).padStart(8, '0')}`;
}

/** A day between two, both included. */
export function drawDay(random: Random, from: Day, to: Day): Day {
  const first = numberOfDay(from);
  return dayOfNumber(first + random.int(0, Math.max(0, numberOfDay(to) - first)));
}

/**
 * Gives out identity numbers of one made-up region code: no province begins with 99. Numbers of one birth day and sex
 * differ by their order.
 */
export function createIdentityNumbers(area: number): (bornOn: Day, sex: '1' | '2') => string {
  const used = new Map<string, number>();
  const region = `99${String(area % 10_000).padStart(4, '0')}`;
  return (bornOn, sex) => {
    const sequence = (used.get(bornOn + sex) ?? 0) + 1;
    used.set(bornOn + sex, sequence);
    return makeIdentityNumber({ region, bornOn, sex, sequence });
  };
}
