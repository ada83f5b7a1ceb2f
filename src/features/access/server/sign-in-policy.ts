import { StartFailure } from '../../../platform/server/start-failure.ts';

/** What wears off guessing, and how long a sign-in lasts. Whoever runs the server may set each by the environment. */
export interface SignInPolicy {
  /** Wrong passwords in a row after which an account waits; the wait doubles each time, up to the longest. */
  readonly accountFailures: number;
  readonly lockMinutes: number;
  readonly longestLockMinutes: number;
  /** Failures from one address, whatever the names, after which it waits: one minute at first, then twice as long each time. */
  readonly addressFailures: number;
  /** Rest after which a session is over, and its longest life. */
  readonly idleMinutes: number;
  readonly sessionHours: number;
  /** Days after which a password has to be changed at the next sign-in; 0: it never grows too old. */
  readonly passwordDays: number;
}

export const USUAL_SIGN_IN_POLICY: SignInPolicy = {
  accountFailures: 5,
  lockMinutes: 10,
  longestLockMinutes: 60,
  addressFailures: 30,
  idleMinutes: 120,
  sessionHours: 12,
  passwordDays: 0,
};

/** The environment's name for each, and the largest that makes sense: a wait never becomes for ever. The least is 1 unless told. */
const NAMES: Readonly<Record<keyof SignInPolicy, readonly [name: string, most: number, least?: number]>> = {
  accountFailures: ['ACCOUNT_FAILURES', 100],
  lockMinutes: ['LOCK_MINUTES', 1440],
  longestLockMinutes: ['LONGEST_LOCK_MINUTES', 1440],
  addressFailures: ['ADDRESS_FAILURES', 1_000_000],
  idleMinutes: ['IDLE_MINUTES', 1440],
  sessionHours: ['SESSION_HOURS', 168],
  passwordDays: ['PASSWORD_DAYS', 3650, 0],
};

/**
 * The policy that the environment sets, else the usual one.
 * @throws StartFailure when a value is no whole number within its bounds
 */
export function signInPolicyOf(env: NodeJS.ProcessEnv): SignInPolicy {
  const policy: { -readonly [Part in keyof SignInPolicy]: number } = { ...USUAL_SIGN_IN_POLICY };
  for (const part of Object.keys(NAMES) as (keyof SignInPolicy)[]) {
    const [name, most, least = 1] = NAMES[part];
    const text = env[name];
    if (text === undefined || text === '') continue;
    policy[part] = Number(text);
    if (!Number.isInteger(policy[part]) || policy[part] < least || policy[part] > most)
      throw new StartFailure(`${name} 应是 ${least} 到 ${most} 的整数，现在是“${text}”。`);
  }
  return policy;
}
