import { confirmAttendanceRoute } from '../../features/meetings/confirmation.contract.ts';
import type { BrowserSession } from '../../features/testing/browser-session.ts';
import { attendedInBranch, type Sql } from './confirmations.queries.ts';
import type { Written } from './mended-in-earnest.ts';

/** Attendance in the secretary's branch, told to the branch where the 组织关系 is. */
export async function confirmInEarnest(secretary: BrowserSession, written: Written, sql: Sql) {
  const { id, member, period } = await attendedInBranch(sql);
  await written(secretary, confirmAttendanceRoute, { params: { id }, body: { period, memberIds: [member] } });
}
