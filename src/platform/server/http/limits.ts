import { StartFailure } from '../start-failure.ts';

/** How often something may be asked in a minute. */
export interface Limits {
  /** By one address: a whole office may share one. Guessing at one account is stopped by its own lock. */
  readonly signInsAMinute: number;
  readonly setUpsAMinute: number;
  /** Requests of any kind by one account, from wherever. */
  readonly accountRequestsAMinute: number;
  /** Requests of any kind from one address, signed in or not. */
  readonly addressRequestsAMinute: number;
}

export const USUAL_LIMITS: Limits = {
  signInsAMinute: 60,
  setUpsAMinute: 10,
  accountRequestsAMinute: 1200,
  addressRequestsAMinute: 12_000,
};

const MOST = 1_000_000;

/** For what asks more often than any office, and looks for what lies behind the limits: walks, fuzz and benches. */
export const RAISED_LIMITS: Limits = {
  signInsAMinute: MOST,
  setUpsAMinute: MOST,
  accountRequestsAMinute: MOST,
  addressRequestsAMinute: MOST,
};

/**
 * The limits that the environment sets, else the usual ones.
 * @throws StartFailure
 */
export function limitsOf(env: NodeJS.ProcessEnv): Limits {
  return {
    signInsAMinute: read(env, 'SIGN_INS_A_MINUTE') ?? USUAL_LIMITS.signInsAMinute,
    setUpsAMinute: read(env, 'SET_UPS_A_MINUTE') ?? USUAL_LIMITS.setUpsAMinute,
    accountRequestsAMinute: read(env, 'ACCOUNT_REQUESTS_A_MINUTE') ?? USUAL_LIMITS.accountRequestsAMinute,
    addressRequestsAMinute: read(env, 'ADDRESS_REQUESTS_A_MINUTE') ?? USUAL_LIMITS.addressRequestsAMinute,
  };
}

function read(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= MOST) return number;
  throw new StartFailure(`${name} 应是 1 到 ${MOST} 的整数，现在是“${text}”。`);
}
