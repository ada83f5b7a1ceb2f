import { EVERY_ROW } from '../../../platform/server/database/read-pages.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { openOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import { codesOf } from '../../codes/code-table.ts';
import { educations } from '../../codes/tables/education.ts';
import { ethnicities } from '../../codes/tables/ethnicity.ts';
import { memberStatuses } from '../../codes/tables/member.ts';
import { partyPosts } from '../../codes/tables/party-org.ts';
import { sexes } from '../../codes/tables/sex.ts';
import {
  maskedNumber,
  maskedPhone,
  type MemberRecord,
  membershipText,
  walkMembers,
} from '../../members/server/public.ts';
import { settlePartyOrgQuestion } from '../../party-orgs/server/public.ts';
import { settleSocialOrgQuestion } from '../../social-orgs/server/public.ts';
import { advisorKinds } from '../../social-orgs/social-org-fact.ts';
import { type AdvisorRow, countAdvisors, countHiddenAdvisors, listAdvisors } from './advisors.queries.ts';
import { countBy, linesOf, pagesAfter } from './list-lines.ts';
import type { OpenList } from './open-list.ts';
import { countHiddenPosts, countPosts, listPosts, type PostRow } from './posts.queries.ts';
import { day, known, named, type PrintColumn, text, word, yesNo } from './print-columns.ts';
import { memberFilterOf, partyOrgFilterOf, socialOrgFilterOf } from './print-filters.ts';

const HAN = '01';

const leftOutNote = (leftOut: number) =>
  leftOut === 0 ? null : `注：另有 ${leftOut} 名党员不公开，未列出。`;

/** 党员花名册: as the export of the same list, with numbers and telephones masked. */
export const openMembers: OpenList = async ({ pool, sealer }, acting, filter, today) => {
  const walk = await walkMembers(pool, acting, memberFilterOf(filter), today);
  if (isRefusal(walk)) return walk;
  const columns: PrintColumn<MemberRecord>[] = [
    word('姓名', 15, (row) => row.name),
    word('性别', 8, (row) => named(sexes, row.sex)),
    word('民族', 11, (row) => named(ethnicities, row.ethnicity)),
    day('出生日期', (row) => known(row.born_on, row.born_precision)),
    word('学历', 14, (row) => named(educations, row.education)),
    word('公民身份号码（首尾）', 34, (row) => maskedNumber(row, sealer)),
    day('入党日期', (row) => known(row.joined_on, row.joined_precision)),
    day('转正日期', (row) => known(row.full_on, row.full_precision)),
    word('党员状态', 14, (row) => named(memberStatuses, row.status)),
    text('所在党支部', 38, (row) => row.managing_branch_name),
    text('组织关系所在', 30, membershipText),
    text('工作单位和职务', 32, (row) =>
      [row.work_unit_name ?? row.work_unit_text, row.work_post].filter(Boolean).join(' '),
    ),
    word('联系电话（首尾）', 20, (row) => maskedPhone(row, sealer)),
  ];
  const tally = countBy<MemberRecord>([
    { title: '正式党员', unit: '名', of: (row) => row.status === 'full', always: true },
    { title: '预备党员', unit: '名', of: (row) => row.status === 'probationary', always: true },
    { title: '女', unit: '名', of: (row) => row.sex === '2', always: true },
    {
      title: '少数民族',
      unit: '名',
      of: (row) => row.ethnicity !== null && row.ethnicity !== HAN,
      always: true,
    },
    {
      title: '组织关系未转入',
      unit: '名',
      of: (row) => row.membership_branch_id !== row.managing_branch_id,
      always: true,
    },
  ]);
  return {
    on: walk.question.on,
    year: null,
    columns,
    count: walk.count,
    lines: (size) =>
      linesOf(
        {
          unit: '名',
          columns,
          parts: [{ heading: null, pages: walk.pages }],
          tally,
          note: async () => leftOutNote(await walk.countLeftOut()),
        },
        size,
      ),
  };
};

const RANKS = codesOf(partyPosts);

/** 班子名册: posts in the order of the tree, secretaries first. */
export const openLeadership: OpenList = async ({ pool, sealer }, acting, filter, today) => {
  const question = await settlePartyOrgQuestion(pool, acting, partyOrgFilterOf(filter), today);
  if (isRefusal(question)) return question;
  const columns: PrintColumn<PostRow>[] = [
    text('党组织', 52, (row) => row.party_org_name),
    word('党内职务', 20, (row) => named(partyPosts, row.post)),
    word('姓名', 17, (row) => row.person_name),
    word('性别', 9, (row) => named(sexes, row.sex)),
    word('民族', 13, (row) => named(ethnicities, row.ethnicity)),
    day('出生日期', (row) => known(row.born_on, row.born_precision)),
    word('学历', 16, (row) => named(educations, row.education)),
    day('入党日期', (row) => known(row.joined_on, row.joined_precision)),
    day('任职日期', (row) => row.from_on),
    word('专职', 9, (row) => yesNo(row.full_time)),
    word('进管理层', 12, (row) => yesNo(row.in_management)),
    word('办公电话', 23, (row) => openOfficePhone(sealer, row.office_phone_sealed)),
    text('分工', 26, (row) => row.duties),
  ];
  const tally = () => {
    const orgs = new Set<string>();
    const posts = countBy<PostRow>([
      { title: '书记', unit: '名', of: (row) => row.post === 'secretary', always: true },
      { title: '副书记', unit: '名', of: (row) => row.post === 'deputy_secretary', always: true },
      { title: '委员', unit: '名', of: (row) => row.post.endsWith('_member'), always: true },
      { title: '党务工作者', unit: '名', of: (row) => row.post === 'party_worker' },
    ])();
    return {
      add(row: PostRow) {
        orgs.add(row.party_org_id);
        posts.add(row);
      },
      words: () => [`涉及 ${orgs.size} 个党组织`, ...posts.words()],
    };
  };
  const pages = (size: number) =>
    pagesAfter<PostRow>(size, (after) => listPosts(pool, acting, question, RANKS, after, size));
  const count = (cap = EVERY_ROW) => countPosts(pool, acting, question, cap);
  return {
    on: question.on,
    year: null,
    columns,
    count,
    lines: (size) =>
      linesOf(
        {
          unit: '人次',
          columns,
          parts: [{ heading: null, pages }],
          tally,
          note: async () => leftOutNote(await countHiddenPosts(pool, acting, question)),
        },
        size,
      ),
  };
};

/** 指导员选派表. */
export const openAdvisors: OpenList = async ({ pool, sealer }, acting, filter, today) => {
  const question = await settleSocialOrgQuestion(pool, acting, socialOrgFilterOf(filter), today);
  if (isRefusal(question)) return question;
  const columns: PrintColumn<AdvisorRow>[] = [
    text('社会组织', 56, (row) => row.social_org_name),
    word('行政区划', 22, (row) => row.region_name),
    text('党建责任单位', 44, (row) => row.responsible_name),
    text('覆盖它的党组织', 44, (row) => row.covered_names ?? '未覆盖'),
    word('派驻身份', 26, (row) => named(advisorKinds, row.kind)),
    word('姓名', 18, (row) => row.person_name),
    word('联系电话', 25, (row) => openOfficePhone(sealer, row.office_phone_sealed)),
    day('选派日期', (row) => row.from_on, 20),
  ];
  const tally = () => {
    const orgs = new Set<string>();
    const kinds = countBy<AdvisorRow>(
      advisorKinds.entries.map(({ code, name: title }) => ({
        title,
        unit: '人次',
        of: (row) => row.kind === code,
        always: true,
      })),
    )();
    return {
      add(row: AdvisorRow) {
        orgs.add(row.social_org_id);
        kinds.add(row);
      },
      words: () => [...kinds.words(), `派到 ${orgs.size} 家社会组织`],
    };
  };
  const pages = (size: number) =>
    pagesAfter<AdvisorRow>(size, (after) => listAdvisors(pool, acting, question, after, size));
  return {
    on: question.on,
    year: null,
    columns,
    count: (cap = EVERY_ROW) => countAdvisors(pool, acting, question, cap),
    lines: (size) =>
      linesOf(
        {
          unit: '人次',
          columns,
          parts: [{ heading: null, pages }],
          tally,
          note: async () => leftOutNote(await countHiddenAdvisors(pool, acting, question)),
        },
        size,
      ),
  };
};
