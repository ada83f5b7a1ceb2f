import { isRefusal } from '../../../platform/kernel/refusal.ts';
import type { CodeTable } from '../../codes/code-table.ts';
import { noPartyReasons } from '../../codes/tables/no-party-reason.ts';
import { setUpModes } from '../../codes/tables/party-org.ts';
import { annualCheckResults } from '../../codes/tables/social-org.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import {
  type CountingMasks,
  type CoverageWay,
  coverageWays,
  type GapGroup,
  gapGroups,
  judge,
  type MemberBucket,
} from '../../counting/counting.rules.ts';
import { type SocialOrgRecord, type SocialOrgWalk, walkSocialOrgs } from '../../social-orgs/server/public.ts';
import type { SocialOrgFilter } from '../../social-orgs/social-org-list.contract.ts';
import { checkedYearOf } from '../print-heading.rules.ts';
import { countBy, linesOf, type OpenedList, type SortToCount } from './list-lines.ts';
import type { OpenList } from './open-list.ts';
import { day, known, named, number, type PrintColumn, text, word } from './print-columns.ts';
import { findNotTaken } from './annual-checks.queries.ts';
import { socialOrgFilterOf } from './print-filters.ts';

type Row = SocialOrgRecord;

/** One that is over has no span on the day: nothing is known of its members, nothing covers it. */
const UNSEEN = 24;
const MEMBERS: Readonly<Record<MemberBucket, string>> = {
  none: '没有',
  few: '不足 3 名',
  due: '3 名以上',
  unknown: '未核实',
};
const WAYS: CodeTable = {
  ...setUpModes,
  entries: [...setUpModes.entries, { code: 'functional', name: '功能型' }],
};

const judged = (row: Row, masks: CountingMasks) => judge(row.signature ?? UNSEEN, masks);
/** 民办非企业单位（社会服务机构） is too long a name for a narrow column. */
const typeName = (row: Row) => named(socialOrgTypes, row.org_type)?.replace(/^.+（(.+)）$/, '$1') ?? null;

const name = text<Row>('社会组织名称', 43, (row) => row.name);
const creditCode = word<Row>('统一社会信用代码', 36, (row) => row.credit_code);
const type = word<Row>('类型', 22, typeName);
const place = word<Row>('行政区划', 20, (row) => row.region_name);
const supervising = text<Row>('业务主管单位', 24, (row) => row.body_name);
const responsible = text<Row>('党建责任单位', 30, (row) => row.responsible_name);
const founded = day<Row>('成立日期', (row) => known(row.founded_on, row.founded_precision));
const staff = number<Row>('从业人员', 11, (row) => row.staff);
const contact = word<Row>('联系人', 14, (row) => row.contact_name);
const contactPhone = word<Row>('联系电话', 22, (row) => row.contact_phone);

const byType: readonly SortToCount<Row>[] = socialOrgTypes.entries.map(({ code }) => ({
  title: named(socialOrgTypes, code)?.replace(/^.+（(.+)）$/, '$1') ?? code,
  unit: '家',
  of: (row) => row.org_type === code,
}));

/** 台账. */
export const openLedger: OpenList = async (parts, acting, filter, today) => {
  const walk = await walkSocialOrgs(parts, acting, socialOrgFilterOf(filter), today);
  if (isRefusal(walk)) return walk;
  const { masks, on } = walk.question;
  const columns: PrintColumn<Row>[] = [
    name,
    creditCode,
    type,
    place,
    supervising,
    responsible,
    word('负责人', 14, (row) => row.legal_representative),
    contact,
    contactPhone,
    staff,
    word('覆盖方式', 13, (row) => named(WAYS, judged(row, masks).way) ?? '未覆盖'),
    text('党组织', 32, (row) => row.covered_by.map((each) => each.name).join('、')),
  ];
  const covered = (way: CoverageWay) => ({
    title: named(WAYS, way) ?? way,
    unit: '家',
    of: (row: Row) => judged(row, masks).way === way,
  });
  const tally = countBy<Row>([
    ...byType,
    { title: '组织覆盖', unit: '家', of: (row) => judged(row, masks).way !== null, always: true },
    ...coverageWays.map(covered),
    { title: '未覆盖', unit: '家', of: (row) => judged(row, masks).way === null, always: true },
    { title: '从业人员', unit: '人', of: (row) => row.staff ?? 0 },
  ]);
  return {
    on,
    year: null,
    columns,
    count: walk.count,
    lines: (size) =>
      linesOf({ unit: '家', columns, parts: [{ heading: null, pages: walk.pages }], tally }, size),
  };
};

const GROUPS: Readonly<Record<GapGroup, string>> = {
  establishment_gap: '一、应建未建（专职从业人员中有 3 名以上正式党员）',
  few_members: '二、仅有个别党员（正式党员不足 3 名）',
  no_members: '三、没有正式党员',
  unverified: '四、未核实（不知道有没有党员）',
  exempt: '五、另有规定（不提出组建建议）',
};

/** 未建分类表: each group is what the list of organisations shows under the same filter. */
export const openGaps: OpenList = async (parts, acting, filter, today) => {
  const walks: { readonly gap: GapGroup; readonly walk: SocialOrgWalk }[] = [];
  for (const gap of gapGroups) {
    const asked: SocialOrgFilter = { ...socialOrgFilterOf(filter), gap };
    const walk = await walkSocialOrgs(parts, acting, asked, today);
    if (isRefusal(walk)) return walk;
    walks.push({ gap, walk });
  }
  const [first] = walks;
  if (first === undefined) throw new Error('there are no groups');
  const { masks, on } = first.walk.question;
  const columns: PrintColumn<Row>[] = [
    name,
    creditCode,
    type,
    place,
    supervising,
    responsible,
    staff,
    word('正式党员', 16, (row) => MEMBERS[judged(row, masks).members]),
    word('工作覆盖', 12, (row) => (judged(row, masks).work ? '是' : '否')),
    text('未建原因', 28, (row) => named(noPartyReasons, row.no_party_reason)),
    contact,
    contactPhone,
  ];
  return {
    on,
    year: null,
    columns,
    count: async (cap) => {
      const counts = await Promise.all(walks.map(({ walk }) => walk.count(cap)));
      return counts.reduce((sum, each) => sum + each, 0);
    },
    lines: (size) =>
      linesOf(
        {
          unit: '家',
          columns,
          parts: walks.map(({ gap, walk }) => ({
            heading: async () => `${GROUPS[gap]}　${await walk.count()} 家`,
            pages: walk.pages,
          })),
          tally: countBy<Row>(
            gapGroups.map((gap) => ({
              title: (GROUPS[gap].split('（')[0] ?? '').slice(2),
              unit: '家',
              of: (row) => judged(row, masks).gap === gap,
              always: true,
            })),
          ),
        },
        size,
      ),
  };
};

/** 责任待明确. */
export const openUnclear: OpenList = async (parts, acting, filter, today) => {
  const asked: SocialOrgFilter = { ...socialOrgFilterOf(filter), responsibility: 'unclear' };
  const walk = await walkSocialOrgs(parts, acting, asked, today);
  if (isRefusal(walk)) return walk;
  const columns: PrintColumn<Row>[] = [
    name,
    creditCode,
    type,
    place,
    text('登记管理机关', 26, (row) => row.registrar_name),
    supervising,
    text('行业管理部门', 24, (row) => row.regulator_name),
    text('暂计入的党建责任单位', 32, (row) => row.responsible_name),
    contact,
    contactPhone,
  ];
  return plain(walk, columns, countBy(byType), null);
};

const NEITHER = '没有结果';
const NOT_TAKEN = 'not_taken';

/** 年检未报: of the year before the day, unless another year is asked for. */
export const openAnnualChecks: OpenList = async (parts, acting, filter, today) => {
  const year = filter.year ?? checkedYearOf(filter.on ?? today);
  const asked: SocialOrgFilter = { ...socialOrgFilterOf(filter), unreported: year };
  const walk = await walkSocialOrgs(parts, acting, asked, today);
  if (isRefusal(walk)) return walk;
  const found: SocialOrgWalk = walk;
  const absent = new Set<string>();
  const result = (row: Row) => (absent.has(row.id) ? named(annualCheckResults, NOT_TAKEN) : null) ?? NEITHER;
  async function* pages(size: number) {
    for await (const rows of found.pages(size)) {
      for (const id of await findNotTaken(
        parts.pool,
        acting,
        rows.map(({ id: each }) => each),
        year,
      ))
        absent.add(id);
      yield rows;
    }
  }
  const columns: PrintColumn<Row>[] = [
    name,
    creditCode,
    type,
    place,
    text('登记管理机关', 26, (row) => row.registrar_name),
    supervising,
    responsible,
    founded,
    word(`${year} 年度`, 16, result),
    contact,
    contactPhone,
  ];
  const tally = countBy<Row>([
    { title: NEITHER, unit: '家', of: (row) => result(row) === NEITHER, always: true },
    { title: '未参检', unit: '家', of: (row) => result(row) !== NEITHER, always: true },
    ...byType,
  ]);
  return plain({ ...walk, pages }, columns, tally, year);
};

function plain(
  walk: SocialOrgWalk,
  columns: readonly PrintColumn<Row>[],
  tally: ReturnType<typeof countBy<Row>>,
  year: number | null,
): OpenedList {
  return {
    on: walk.question.on,
    year,
    columns,
    count: walk.count,
    lines: (size) =>
      linesOf({ unit: '家', columns, parts: [{ heading: null, pages: walk.pages }], tally }, size),
  };
}
