import { foldWidth } from '../../platform/kernel/fold-width.ts';
import { type Refusal, refuse } from '../../platform/kernel/refusal.ts';
import { foldSignInName } from './account.rules.ts';
import { isCommonPassword } from './common-passwords.ts';

const SHORTEST_PASSWORD = 10;
/** From this length on a sentence is strong enough without digits and signs. */
const SENTENCE_LENGTH = 16;
const FEWEST_CHARACTERS = 5;
/** How many of the own passwords before may not come back, beside the one that is in use. */
export const PASSWORDS_REMEMBERED = 5;

export interface PasswordOwner {
  readonly signInName: string;
  readonly displayName: string;
}

/**
 * Refuses a password that others would try first: short, one of the common ones, made of the own name or sign-in name, of few
 * characters, or too plain for its length. Source: SEC-03, GB/T 22239-2019 8.1.4.1 (复杂度要求); why a sentence is enough:
 * docs/decisions/passwords.md.
 */
export function checkPassword(password: string, owner: PasswordOwner, field = 'password'): Refusal | null {
  const weak = (message: string) => refuse('account.password', message, { field });
  if (password.length < SHORTEST_PASSWORD)
    return weak(`密码至少 ${SHORTEST_PASSWORD} 位，现在是 ${password.length} 位。`);
  if (holds(password, owner.signInName)) return weak('密码不能包含登录名，请换一个。');
  if (holds(password, owner.displayName)) return weak('密码不能包含本人姓名，请换一个。');
  if (new Set(password).size < FEWEST_CHARACTERS) return weak('密码中不同的字符太少，请换一个。');
  if (isCommonPassword(password)) return weak('这个密码太常见，容易被猜中，请换一个。');
  if (password.length >= SENTENCE_LENGTH || classesOf(password) >= 3) return null;
  return weak(`密码须含大写字母、小写字母、数字、符号中的三种，或不少于 ${SENTENCE_LENGTH} 位。`);
}

function holds(password: string, name: string): boolean {
  const folded = foldSignInName(name);
  return folded.length > 1 && foldWidth(password).toLowerCase().includes(folded);
}

function classesOf(password: string): number {
  return [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z\d]/].filter((each) => each.test(password)).length;
}

/**
 * Whether a password that has been in use for so many whole days has to be changed.
 * @param most how old it may grow; 0: as old as it likes. Source: SEC-03, GB/T 22239-2019 8.1.4.1 (定期更换)
 */
export function isPasswordOverdue(age: number, most: number): boolean {
  return most > 0 && age >= most;
}
