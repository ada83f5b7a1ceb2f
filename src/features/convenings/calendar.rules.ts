import { addDays, addMonths, type Day, partsOf } from '../../platform/kernel/day.ts';
import type { DutyUnit } from '../codes/tables/meeting.ts';

const MONTHS_OF: Readonly<Record<DutyUnit, number>> = { month: 1, quarter: 3, year: 12 };

/** The last day of a month (`2026-10`): when what is owed in it has to be held. */
export function lastDayOf(month: string): Day {
  return addDays(addMonths(`${month}-01`, 1), -1);
}

/** Whether a duty's period ends with the month (GEN-02: by calendar). */
export function endsWith(month: string, per: DutyUnit): boolean {
  return partsOf(`${month}-01`).month % MONTHS_OF[per] === 0;
}

/**
 * The address by which a calendar program is opened and told to subscribe. Programs fetch it by http where the origin's is not https,
 * and only from where they can reach the origin.
 * @returns null where that makes no sense: without TLS, or on the machine itself
 */
export function webcalAddress(origin: string, path: string): string | null {
  const { protocol, hostname, host } = new URL(origin);
  const here = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
  return protocol === 'https:' && !here ? `webcal://${host}${path}` : null;
}
