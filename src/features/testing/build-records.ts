import type { PoolClient } from 'pg';
import { v7 } from 'uuid';
import type { Day } from '../../platform/kernel/day.ts';
import { foldName } from '../../platform/kernel/fold-name.ts';
import { ROOT_SCOPE } from '../../platform/server/database/scope.ts';
import { type Acting, type ChangeFrame, writeScoped } from '../../platform/server/database/scoped.ts';
import type { TestDatabase } from '../../platform/testing/test-database.ts';
import { makeCreditCode } from '../codes/credit-code.rules.ts';
import { sectorSeeds } from '../codes/tables/sector.ts';
import { intervalOf, levelOf } from '../places/region.rules.ts';

/** The day from which everything that the builder makes counts, unless told otherwise. */
export const BUILT_ON: Day = '2020-01-01';
export const YANGXIAN = '610723000';

const OPERATOR: Acting = { scope: ROOT_SCOPE, accountId: null, actorName: '测试准备' };

/** 陕西省汉中市 with two counties and townships of one: enough to tell inside, sibling and parent apart. */
const REGIONS: readonly (readonly [code: string, name: string, fullName: string, parent: string | null])[] = [
  ['000000000', '全国', '全国', null],
  ['610000000', '陕西省', '陕西省', '000000000'],
  ['610700000', '汉中市', '陕西省汉中市', '610000000'],
  ['610722000', '城固县', '陕西省汉中市城固县', '610700000'],
  ['610723000', '洋县', '陕西省汉中市洋县', '610700000'],
  ['610723001', '洋州街道', '陕西省汉中市洋县洋州街道', '610723000'],
  ['610723104', '谢村镇', '陕西省汉中市洋县谢村镇', '610723000'],
];

export interface BuiltPartyOrg {
  readonly id: string;
  readonly name: string;
}

/** Root with two sub-committees, each with a branch and a joint branch. */
export interface BuiltTree {
  readonly root: BuiltPartyOrg;
  readonly education: BuiltPartyOrg;
  readonly trades: BuiltPartyOrg;
  readonly educationBranch: BuiltPartyOrg;
  readonly educationJointBranch: BuiltPartyOrg;
  readonly tradesBranch: BuiltPartyOrg;
  readonly tradesJointBranch: BuiltPartyOrg;
  readonly supervisingBodies: { readonly education: BuiltBody; readonly civilAffairs: BuiltBody };
}

export interface BuiltBody {
  readonly id: string;
  readonly no: number;
  readonly name: string;
}

/** Writes as the local operator, in one transaction; triggers settle coverage and counters as in the product. */
export function buildWith<Result>(
  database: TestDatabase,
  work: (client: PoolClient) => Promise<Result>,
  frame: ChangeFrame = { changeOn: BUILT_ON },
): Promise<Result> {
  return writeScoped(database.appPool, OPERATOR, frame, work);
}

/** 洋县社会组织党工委 with all that hangs on it; regions and sectors are laid where the template has none. */
export async function buildTree(database: TestDatabase): Promise<BuiltTree> {
  // The template was made when the run began: the office's day may have turned since.
  await database.superPool.query('select tally_roll(current_date) from installation');
  await layPlaces(database);
  const root = await addPartyOrg(database, {
    name: '洋县社会组织党工委',
    kind: 'work_committee',
    parent: null,
  });
  const education = await addPartyOrg(database, {
    name: '洋县教育社会组织综合党委',
    kind: 'comprehensive_committee',
    parent: root,
  });
  const trades = await addPartyOrg(database, {
    name: '洋县行业协会商会联合党委',
    kind: 'joint_committee',
    parent: root,
  });
  return {
    root,
    education,
    trades,
    educationBranch: await addPartyOrg(database, { name: '洋县明德学校党支部', parent: education }),
    educationJointBranch: await addPartyOrg(database, {
      name: '洋县民办教育联合党支部',
      kind: 'joint_branch',
      parent: education,
    }),
    tradesBranch: await addPartyOrg(database, { name: '洋县餐饮协会党支部', parent: trades }),
    tradesJointBranch: await addPartyOrg(database, {
      name: '洋县行业商会联合党支部',
      kind: 'joint_branch',
      parent: trades,
    }),
    supervisingBodies: {
      education: await addSupervisingBody(database, '洋县教育体育局'),
      civilAffairs: await addSupervisingBody(database, '洋县民政局'),
    },
  };
}

async function layPlaces(database: TestDatabase): Promise<void> {
  for (const [code, name, fullName, parent] of REGIONS) {
    await database.ownerPool.query(
      `insert into region (code, name, full_name, level, parent_code, pos, pos_end) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (code) do nothing`,
      [code, name, fullName, levelOf(code), parent, intervalOf(code).from, intervalOf(code).to],
    );
  }
  for (const [index, { code, name }] of sectorSeeds.entries.entries()) {
    await database.ownerPool.query(
      'insert into sector (code, name, sort) values ($1, $2, $3) on conflict do nothing',
      [code, name, index],
    );
  }
}

/** A department at the county, as 业务主管单位 or 登记管理机关. */
export async function addSupervisingBody(
  database: TestDatabase,
  name: string,
  regionCode = YANGXIAN,
): Promise<BuiltBody> {
  const { rows } = await database.ownerPool.query<{ no: number }>(
    'insert into supervising_body (id, name, name_key, region_code) values ($1, $2, $3, $4) returning no',
    [v7(), name, foldName(name), regionCode],
  );
  const { rows: kept } = await database.ownerPool.query<{ id: string }>(
    'select id from supervising_body where no = $1',
    [rows[0]?.no],
  );
  return { id: kept[0]?.id ?? '', no: rows[0]?.no ?? 0, name };
}

export interface PartyOrgToBuild {
  readonly name: string;
  readonly parent: BuiltPartyOrg | null;
  readonly kind?: string;
  readonly functional?: boolean;
  readonly firstOn?: Day;
  readonly endedOn?: Day;
  readonly regionCode?: string;
}

/** A branch of the county unless told otherwise. */
export function addPartyOrg(database: TestDatabase, given: PartyOrgToBuild): Promise<BuiltPartyOrg> {
  const id = v7();
  const {
    name,
    parent,
    kind = 'branch',
    functional = false,
    firstOn = BUILT_ON,
    endedOn = null,
    regionCode = YANGXIAN,
  } = given;
  return buildWith(database, async (client) => {
    await client.query(
      `insert into party_org (id, parent_id, pos, name, name_key, kind, functional, region_code, region_pos, first_on, ended_on)
       values ($1::uuid, $2::uuid, party_tree_place($1::uuid, $2::uuid), $3, $4, $5, $6, $7::text, $7::text::int8, $8, $9)`,
      [id, parent?.id ?? null, name, foldName(name), kind, functional, regionCode, firstOn, endedOn],
    );
    return { id, name };
  });
}

export interface SocialOrgToBuild {
  readonly name: string;
  /** The Party node that answers for it. */
  readonly responsible: BuiltPartyOrg;
  readonly body?: BuiltBody;
  readonly type?: string;
  readonly creditCode?: string | null;
  readonly regionCode?: string;
  readonly sector?: string | null;
  readonly staff?: number | null;
  readonly registerKind?: 'registered' | 'filed';
  readonly status?: string;
  readonly unclear?: boolean;
  readonly firstOn?: Day;
  readonly endedOn?: Day;
}

export interface BuiltSocialOrg {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string | null;
}

/** A service agency of the county with 12 staff and a valid code of its own, unless told otherwise. */
export function addSocialOrg(database: TestDatabase, given: SocialOrgToBuild): Promise<BuiltSocialOrg> {
  const id = v7();
  const {
    name,
    responsible,
    body,
    type = 'service_agency',
    regionCode = YANGXIAN,
    firstOn = BUILT_ON,
  } = given;
  const creditCode = given.creditCode === undefined ? nextCreditCode(type) : given.creditCode;
  return buildWith(database, async (client) => {
    await client.query(
      `insert into social_org (id, name, name_key, credit_code, org_type, register_kind, status, founded_on, first_on, ended_on,
         region_code, pos, sector, staff, supervising_body_id, body_no, responsible_party_org_id, party_pos, responsibility)
       select $1, $2, $3, $4, $5, $6, $7, $8::date, $8::date, $9::date, $10::text, $10::text::int8, $11, $12, $13, $14, p.id, p.pos, $15
       from party_org p where p.id = $16`,
      [
        id,
        name,
        foldName(name),
        creditCode,
        type,
        given.registerKind ?? 'registered',
        given.status ?? 'normal',
        firstOn,
        given.endedOn ?? null,
        regionCode,
        given.sector === undefined ? 'education' : given.sector,
        given.staff === undefined ? 12 : given.staff,
        body?.id ?? null,
        body?.no ?? 0,
        given.unclear === true ? 'unclear' : 'confirmed',
        responsible.id,
      ],
    );
    return { id, name, creditCode };
  });
}

let subjects = 0;

/** Codes of made-up bodies: subject numbers from MJZ00001 on, which no registrar has given out. */
function nextCreditCode(type: string): string {
  const prefix = { association: '51', service_agency: '52', foundation: '53', law_firm: '31' }[type] ?? '59';
  subjects += 1;
  return makeCreditCode({ prefix, region: '610723', subject: `MJQ${String(subjects).padStart(5, '0')}` });
}

export interface CoverageToBuild {
  readonly socialOrg: { readonly id: string };
  readonly partyOrg: { readonly id: string };
  readonly way?: 'sole' | 'joint' | 'attached';
  readonly fromOn?: Day;
  /** The first day on which it no longer covers. */
  readonly toOn?: Day;
}

/** Covers an organisation, 单独 and from the first day on unless told otherwise; answers the relation's id. */
export function coverBy(database: TestDatabase, given: CoverageToBuild): Promise<string> {
  const id = v7();
  const { socialOrg, partyOrg, way = 'sole', fromOn = BUILT_ON, toOn = null } = given;
  return buildWith(database, async (client) => {
    await client.query(
      'insert into coverage_relation (id, social_org_id, party_org_id, way, valid) values ($1, $2, $3, $4, daterange($5, $6))',
      [id, socialOrg.id, partyOrg.id, way, fromOn, toOn],
    );
    return id;
  });
}

export interface MemberToBuild {
  readonly name: string;
  readonly branch: BuiltPartyOrg;
  readonly workUnit?: { readonly id: string };
  readonly status?: 'full' | 'probationary';
  /** Where the 组织关系 is; the managing branch unless told otherwise, null for a branch outside the roll. */
  readonly membershipBranch?: BuiltPartyOrg | null;
  readonly firstOn?: Day;
}

/** A member on the roll without an identity number. */
export function addMember(
  database: TestDatabase,
  given: MemberToBuild,
  frame: ChangeFrame = { changeOn: BUILT_ON },
): Promise<string> {
  const id = v7();
  const { name, branch, workUnit, status = 'full', firstOn = BUILT_ON } = given;
  const membership = given.membershipBranch === undefined ? branch : given.membershipBranch;
  return buildWith(
    database,
    async (client) => {
      await client.query(
        `insert into member (id, name, name_key, sex, born_on, status, joined_on, first_on, work_unit_id,
         managing_branch_id, party_pos, membership_branch_id, membership_pos)
       select $1, $2, $3, '1', '1985-06-01', $4, '2010-07-01', $5, $6, m.id, m.pos, s.id, s.pos
       from party_org m left join party_org s on s.id = $8 where m.id = $7`,
        [id, name, foldName(name), status, firstOn, workUnit?.id ?? null, branch.id, membership?.id ?? null],
      );
      return id;
    },
    frame,
  );
}
