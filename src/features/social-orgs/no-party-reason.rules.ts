/** Reasons in the words of a ledger → one of ours. */
import { type NoPartyReason, noPartyReasons } from '../codes/tables/no-party-reason.ts';

export interface ReasonSaid {
  readonly reason: NoPartyReason;
  /** What the ledger says beyond the reason's own name. */
  readonly note: string | null;
}

/** 负责人不支持 judges a person; what the office has to do about it does not. */
const JUDGES_HEAD = /负责人.{0,4}不.{0,2}(?:支持|配合|同意|重视|愿意)|不.{0,2}(?:支持|配合)组建/;

/** The first that fits; more particular ones stand first. */
const SIGNS: readonly (readonly [NoPartyReason, RegExp])[] = [
  ['to_discuss', /沟通/],
  ['under_three', /不足|少于|不够|不到/],
  ['not_transferred', /未转|没有转|不在本/],
  ['no_members', /(?:没有|无).{0,4}党员/],
  ['preparing', /筹建|组建中|正在组建|拟组建/],
  ['awaiting_guidance', /指导/],
  ['exempt', /另有规定|按规定不/],
];

/** Understands a reason as people write it; what no sign tells stays as the note of 其他. */
export function readNoPartyReason(text: string): ReasonSaid {
  const said = text.trim();
  if (JUDGES_HEAD.test(said)) return { reason: 'to_discuss', note: null };
  const named = noPartyReasons.entries.find(
    ({ name, words }) => name === said || (words as readonly string[]).includes(said),
  );
  if (named !== undefined) return { reason: named.code, note: null };
  const [reason] = SIGNS.find(([, sign]) => sign.test(said)) ?? ['other' as const];
  return { reason, note: said };
}
