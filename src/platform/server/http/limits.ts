import { StartFailure } from '../start-failure.ts';

/** How often one address may try in a minute: a whole office may share one. Guessing at one account is stopped by its own lock. */
export interface Limits {
  readonly signInsAMinute: number;
  readonly setUpsAMinute: number;
}

export const USUAL_LIMITS: Limits = { signInsAMinute: 60, setUpsAMinute: 10 };

const MOST = 1_000_000;

/**
 * The limits that the environment sets, else the usual ones.
 * @throws StartFailure
 */
export function limitsOf(env: NodeJS.ProcessEnv): Limits {
  return {
    signInsAMinute: read(env, 'SIGN_INS_A_MINUTE') ?? USUAL_LIMITS.signInsAMinute,
    setUpsAMinute: read(env, 'SET_UPS_A_MINUTE') ?? USUAL_LIMITS.setUpsAMinute,
  };
}

function read(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= MOST) return number;
  throw new StartFailure(`${name} 应是 1 到 ${MOST} 的整数，现在是“${text}”。`);
}
