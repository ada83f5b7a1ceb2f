import { describe, expect, it } from 'vitest';
import { noPartyReasons } from '../codes/tables/no-party-reason.ts';
import { readNoPartyReason } from './no-party-reason.rules.ts';

describe('reasons in the words of a ledger', () => {
  it.each([
    ['没有党员', 'no_members', null],
    ['没有正式党员', 'no_members', null],
    ['党员不足三名', 'under_three', null],
    ['党员人数不足，只有一名', 'under_three', '党员人数不足，只有一名'],
    ['党员组织关系未转入', 'not_transferred', null],
    ['两名党员关系未转', 'not_transferred', '两名党员关系未转'],
    ['正在筹建', 'preparing', null],
    ['负责人不支持', 'to_discuss', null],
    ['单位负责人不太支持', 'to_discuss', null],
    ['待与负责人沟通', 'to_discuss', null],
    ['等上级派人指导', 'awaiting_guidance', '等上级派人指导'],
    ['宗教团体，另有规定', 'exempt', '宗教团体，另有规定'],
    ['成立时间不长', 'other', '成立时间不长'],
    ['其他', 'other', null],
  ])('%s → %s', (said, reason, note) => {
    expect(readNoPartyReason(said)).toEqual({ reason, note });
  });

  it.each(noPartyReasons.entries.map(({ code, name }) => [name, code]))(
    'reads its own %s back',
    (name, code) => {
      expect(readNoPartyReason(name)).toEqual({ reason: code, note: null });
    },
  );

  it('keeps no word about what a head thinks', () => {
    expect(readNoPartyReason('负责人王某不配合，多次推脱').note).toBeNull();
  });
});
