import { StartFailure } from '../../../platform/server/start-failure.ts';
import { USUAL_SLIP_DAYS } from '../slip.ts';

const MOST = 365;

/**
 * For how many days a slip waits to be used: SLIP_DAYS, else the usual ones.
 * @throws StartFailure
 */
export function slipDaysOf(env: NodeJS.ProcessEnv): number {
  const text = env.SLIP_DAYS;
  if (text === undefined || text === '') return USUAL_SLIP_DAYS;
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= MOST) return days;
  throw new StartFailure(`SLIP_DAYS 应是 1 到 ${MOST} 的整数，现在是“${text}”。`);
}
