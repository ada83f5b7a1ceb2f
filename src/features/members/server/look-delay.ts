import { StartFailure } from '../../../platform/server/start-failure.ts';
import { USUAL_LOOK_DELAY_DAYS } from './reveal-member.ts';

const LONGEST_DAYS = 730;

/**
 * After how many days members learn of looks on a lawful ground: `LOOK_DELAY_DAYS`, else the usual.
 * @throws StartFailure
 */
export function lookDelayOf(env: NodeJS.ProcessEnv): number {
  const text = env.LOOK_DELAY_DAYS;
  if (text === undefined || text === '') return USUAL_LOOK_DELAY_DAYS;
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS) return days;
  throw new StartFailure(`LOOK_DELAY_DAYS 应是 1 到 ${LONGEST_DAYS} 的整数，现在是“${text}”。`);
}
