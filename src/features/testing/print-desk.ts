import { v7 as newId } from 'uuid';
import { sealOfficePhone } from '../../platform/server/crypto/office-phone.ts';
import { addDays, addMonths, OFFICE_TIME_ZONE, todayIn } from '../../platform/kernel/day.ts';
import { findFonts } from '../../platform/server/pdf/find-fonts.ts';
import { createPlainPrinter } from '../../platform/server/pdf/list-printer.ts';
import { createTestApp, type TestApp } from '../../platform/testing/test-caller.ts';
import { registerAuditRoutes } from '../audit/server/routes.ts';
import { makeIdentityNumber } from '../codes/identity-number.rules.ts';
import { openExportFolder, RunningExports, workOnExports } from '../exports/server/public.ts';
import { registerExportRoutes } from '../exports/server/routes.ts';
import { registerPartyOrgRoutes } from '../party-orgs/server/routes.ts';
import { printSource } from '../prints/server/public.ts';
import { registerPrintRoutes } from '../prints/server/routes.ts';
import { registerSocialOrgRoutes } from '../social-orgs/server/routes.ts';
import { buildCaller } from './build-callers.ts';
import { addMember, addSocialOrg, type BuiltPartyOrg, coverBy } from './build-records.ts';
import { createImportDesk, type ImportDesk } from './import-desk.ts';

export const today = todayIn(OFFICE_TIME_ZONE, new Date());
/** The year whose annual checks are filed by now. */
export const CHECKED_YEAR = Number(today.slice(0, 4)) - 1;
export const NUMBER = makeIdentityNumber({ region: '610723', bornOn: '1982-03-04', sex: '2', sequence: 7 });

export interface PrintDesk {
  readonly desk: ImportDesk;
  readonly app: TestApp;
  readonly root: BuiltPartyOrg;
  readonly education: BuiltPartyOrg;
  close(): Promise<void>;
}

/** Records of which each printed list has its own part, and an application that prints them. */
export async function createPrintDesk(): Promise<PrintDesk> {
  const desk = await createImportDesk();
  const { database, sealer, queue, dataFolder, callers } = desk;
  const pool = database.appPool;
  const colleague = await buildCaller(database, '党工委同事', 'officer', 'party', callers.officer.scope);
  const everybody = { ...callers, colleague };
  await storeGrants(desk, everybody);
  await layRecords(desk);
  const prints = { pool, sealer, printer: createPlainPrinter(() => findFonts(dataFolder)) };
  const source = printSource(prints);
  const exports = {
    pool,
    sealer,
    queue,
    folder: openExportFolder(dataFolder, sealer),
    running: new RunningExports(),
    sourceOf: () => source,
  };
  workOnExports({
    ...exports,
    actingOf: async (grantId) => Object.values(everybody).find((each) => each.grantId === grantId) ?? null,
    today: () => today,
  });
  const app = await createTestApp(everybody, (each) => {
    registerPrintRoutes(each, prints, exports);
    registerExportRoutes(each, exports);
    registerSocialOrgRoutes(each, { pool, sealer });
    registerPartyOrgRoutes(each, { pool, sealer });
    registerAuditRoutes(each, { pool });
  });
  return {
    desk,
    app,
    root: await partyOrgOf(desk, '洋县社会组织党工委'),
    education: await partyOrgOf(desk, '洋县教育社会组织综合党委'),
    async close() {
      await app.close();
      await desk.close();
    },
  };
}

async function partyOrgOf({ database }: ImportDesk, name: string): Promise<BuiltPartyOrg> {
  const { rows } = await database.superPool.query('select id, name from party_org where name = $1', [name]);
  return rows[0];
}

/** Units that the callers' grants are bound to: the heads of their lists say them. */
async function storeGrants(
  desk: ImportDesk,
  callers: Record<string, { grantId: string; accountId: string | null; role: string }>,
) {
  const root = await partyOrgOf(desk, '洋县社会组织党工委');
  for (const name of ['officer', 'colleague'])
    await desk.database.superPool.query(
      `insert into role_grant (id, account_id, role, scope_kind, party_org_id) values ($1, $2, $3, 'party', $4)`,
      [callers[name]?.grantId, callers[name]?.accountId, callers[name]?.role, root.id],
    );
}

/** Two halves of the tree: five organisations, posts, terms, advisors and members that each list has its own part of. */
async function layRecords(desk: ImportDesk): Promise<void> {
  const { database, sealer } = desk;
  const education = await partyOrgOf(desk, '洋县教育社会组织综合党委');
  const trades = await partyOrgOf(desk, '洋县行业协会商会联合党委');
  const school = await partyOrgOf(desk, '洋县明德学校党支部');
  const catering = await partyOrgOf(desk, '洋县餐饮协会党支部');
  const org = (name: string, responsible: { id: string; name: string }, more: object = {}) =>
    addSocialOrg(database, { name, responsible, ...more });
  const mingde = await org('洋县明德学校', education);
  const village = await org('谢村镇幼儿园', education, { regionCode: '610723104' });
  const cooks = await org('洋县餐饮协会', trades, { type: 'association' });
  const law = await org('洋县公正律师事务所', trades, { type: 'law_firm', unclear: true });
  await org('洋县新办学校', education, { firstOn: `${CHECKED_YEAR}-10-01` });
  await coverBy(database, { socialOrg: mingde, partyOrg: school });
  await coverBy(database, { socialOrg: cooks, partyOrg: catering });
  for (const name of ['王𬱖', '李四', '赵五'])
    await addMember(database, { name, branch: school, workUnit: village });
  const hidden = await addMember(database, { name: '钱不公开', branch: school });
  const run = (text: string, values: unknown[]) => database.superPool.query(text, values);
  await run('update member set private = true where id = $1', [hidden]);
  await run(
    `update member set sex = '2', ethnicity = '11', id_number_sealed = $1, id_number_hash = '\\x01', phone_sealed = $2 where name = '李四'`,
    [sealer.seal(NUMBER, 'identity-number'), sealer.seal('13891650000', 'phone')],
  );
  const post = (partyOrgId: string, name: string, code: string, memberId: string | null = null) =>
    run(
      `insert into party_post (id, party_org_id, member_id, person_name, post, office_phone_sealed, from_on) values ($1, $2, $3, $4, $5, $6, '2024-01-01')`,
      [newId(), partyOrgId, memberId, name, code, sealOfficePhone(sealer, '0916-8212345')],
    );
  await post(school.id, '孙委员', 'organisation_member');
  await post(school.id, '周书记', 'secretary');
  await post(school.id, '钱不公开', 'deputy_secretary', hidden);
  await post(catering.id, '吴书记', 'secretary');
  await run(
    `insert into party_post (id, party_org_id, person_name, post, from_on, to_on) values ($1, $2, '郑前任', 'secretary', '2020-01-01', '2024-01-01')`,
    [newId(), school.id],
  );
  const term = (partyOrgId: string, toOn: string) =>
    run(`insert into party_term (id, party_org_id, from_on, to_on) values ($1, $2, '2021-01-01', $3)`, [
      newId(),
      partyOrgId,
      toOn,
    ]);
  await term(school.id, addDays(today, -10));
  await term(catering.id, addMonths(today, 3));
  await term((await partyOrgOf(desk, '洋县行业商会联合党支部')).id, addMonths(today, 20));
  const advise = (orgId: string, kind: string, name: string, memberId: string | null = null) =>
    run(
      `insert into advisor_assignment (id, social_org_id, kind, person_name, member_id, office_phone_sealed, valid) values ($1, $2, $3, $4, $5, $6, '[2024-05-01,)')`,
      [newId(), orgId, kind, name, memberId, sealOfficePhone(sealer, '13900000000')],
    );
  await advise(village.id, 'advisor', '冯指导');
  await advise(law.id, 'liaison', '陈联络');
  await advise(law.id, 'advisor', '钱不公开', hidden);
  const check = (orgId: string, year: number, result: string) =>
    run('insert into annual_check values ($1, $2, $3)', [orgId, year, result]);
  await check(mingde.id, CHECKED_YEAR, 'qualified');
  await check(village.id, CHECKED_YEAR, 'not_taken');
  await check(cooks.id, CHECKED_YEAR - 1, 'qualified');
  await run(
    `insert into org_head (id, social_org_id, person_name, post, office_phone_sealed) values ($1, $2, '褚会长', '会长', $3)`,
    [newId(), cooks.id, sealOfficePhone(sealer, '13700000000')],
  );
}
