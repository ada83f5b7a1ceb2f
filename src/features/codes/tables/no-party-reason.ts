import type { CodeOf, CodeTable } from '../code-table.ts';

/** Why an organisation has no Party organisation yet: what is to be done, never what somebody thinks. */
export const noPartyReasons = {
  id: 'noPartyReason',
  title: '未建党组织原因',
  entries: [
    { code: 'no_members', name: '没有党员', words: ['无党员', '没有正式党员', '无正式党员'] },
    {
      code: 'under_three',
      name: '不足三名',
      words: ['党员不足三名', '正式党员不足三名', '不足3名', '党员不足3名', '党员人数不足', '党员不足三人'],
    },
    {
      code: 'not_transferred',
      name: '关系未转入',
      words: ['组织关系未转入', '党员组织关系未转入', '党员关系未转入', '关系未转'],
    },
    { code: 'preparing', name: '筹建中', words: ['正在筹建', '筹建', '正在组建', '组建中'] },
    { code: 'to_discuss', name: '待与负责人沟通', words: ['待沟通'] },
    { code: 'awaiting_guidance', name: '上级待指导', words: ['待上级指导', '等待上级指导'] },
    { code: 'exempt', name: '另有规定', words: ['按规定不建', '不要求组建'] },
    { code: 'other', name: '其他', words: ['其它', '其他原因'] },
  ],
} as const satisfies CodeTable;

export type NoPartyReason = CodeOf<typeof noPartyReasons>;
