import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import type { FactorWords } from './sign-on.ts';

/** What the provider said of how somebody was let in there. */
export interface ProviderWord {
  readonly acr: string | null;
  readonly amr: readonly string[];
}

/**
 * Whether the provider has seen a second factor, so that ours need not be asked for. Only for a link that the person made: of an
 * identity that an administrator entered nobody has proved that it is the owner's, and one person alone would take an account over.
 */
export function provesSecondFactor(own: boolean, said: ProviderWord, known: FactorWords): boolean {
  if (!own) return false;
  return (
    (said.acr !== null && known.acr.includes(said.acr)) || said.amr.some((each) => known.amr.includes(each))
  );
}

/** OpenID Connect Core 1.0, section 2: at most 255 characters, told apart by case. */
const LONGEST_SUBJECT = 255;
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}]/u;

/** Refuses what no provider calls a person; takes the trimmed text. */
export function checkSubject(subject: string): Refusal | null {
  if (subject !== '' && subject.length <= LONGEST_SUBJECT && !HIDDEN.test(subject)) return null;
  return refuse(
    'outer-identity.subject',
    `统一身份标识须为 1 至 ${LONGEST_SUBJECT} 个字符，不能含换行等看不见的字符。请照“统一身份认证”登录页给出的标识填写。`,
    { field: 'subject' },
  );
}
