import type { CalendarAddress } from './calendar-address.contract.ts';

export const ABOUT_ADDRESS =
  '手机和电脑的日历可以按一个地址订阅，会议有变动自己更新。里面只有类型、时间、地点和党组织，没有议题和名字；不公开党员的只写“您有一条通知。”。';

export const KEEP_SECRET =
  '地址只显示这一次，请现在复制。知道地址的人不用登录就能看到这份日历，不要转发；泄露了就换一个，原来的马上作废。';

/** How it gets into a calendar, by kind of phone. */
export const HOW_TO_SUBSCRIBE: readonly string[] = [
  '苹果手机：日历 → 日历（最下面） → 添加日历 → 添加订阅日历，粘贴地址。',
  '安卓手机：系统日历 → 设置 → 订阅日历（有的叫“URL 订阅”“网络日历”），粘贴地址。',
  '电脑：日历软件里选“通过网址添加”或“订阅”，粘贴地址。',
];

/** When it was made and last used: `2026-11-23 生成，最近 2026-11-24 用过`. */
export function addressText({ madeOn, usedOn }: CalendarAddress): string {
  return `${madeOn} 生成，${usedOn === null ? '还没有用过' : `最近 ${usedOn} 用过`}`;
}
