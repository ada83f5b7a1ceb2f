import { readMemberRoute, settleIdentityRoute } from '../../features/members/member.contract.ts';
import {
  listMismatchesRoute,
  settleMismatchesRoute,
  undoSettlementsRoute,
} from '../../features/mismatches/mismatches.contract.ts';
import type { BrowserSession } from '../../features/testing/browser-session.ts';
import type { Route, RouteAnswer, RouteCall } from '../../platform/contract/route.ts';

/** Sends what is to leave a line in the log. */
export type Written = <R extends Route>(
  browser: BrowserSession,
  route: R,
  call: RouteCall<R>,
) => Promise<{ readonly body: RouteAnswer<R> }>;

/** A declared number that the roll contradicts, decided on and opened again. */
export async function settleMismatchAndBack(officer: BrowserSession, written: Written) {
  const [row] = (await officer.call(listMismatchesRoute, { query: { size: 1 } })).body.rows;
  if (row === undefined) throw new Error('nothing is contradicted');
  const { socialOrgId, figure, declared, declaredOn, onRoll } = row;
  const rows = [{ socialOrgId, figure, declared, declaredOn, onRoll }];
  await written(officer, settleMismatchesRoute, {
    body: { rows, decision: 'roll', reason: '名册没有错' },
  });
  const settled = await officer.call(listMismatchesRoute, { query: { state: 'settled' } });
  const ids = settled.body.rows.flatMap(({ settlement }) => settlement?.id ?? []);
  await written(officer, undoSettlementsRoute, { body: { ids } });
}

/** Somebody for whom no identity number can be entered. */
export async function settleIdentityInEarnest(officer: BrowserSession, written: Written, id: string) {
  const { version } = (await officer.call(readMemberRoute, { params: { id } })).body;
  const body = { version, basis: '持外国护照，已查验原件' };
  await written(officer, settleIdentityRoute, { params: { id }, body });
}
