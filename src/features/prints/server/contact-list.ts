import type { Acting } from '../../../platform/server/database/scoped.ts';
import { isRefusal } from '../../../platform/kernel/refusal.ts';
import { openOfficePhone } from '../../../platform/server/crypto/office-phone.ts';
import type { Sealer } from '../../../platform/server/crypto/seal.ts';
import { partyPosts } from '../../codes/tables/party-org.ts';
import { partyOrgKinds } from '../../codes/tables/party-org-kind.ts';
import { socialOrgTypes } from '../../codes/tables/social-org-type.ts';
import { type PartyOrgRecord, type PartyOrgWalk, walkPartyOrgs } from '../../party-orgs/server/public.ts';
import { type SocialOrgRecord, type SocialOrgWalk, walkSocialOrgs } from '../../social-orgs/server/public.ts';
import { type ContactRow, findHeads, findSecretaries } from './contacts.queries.ts';
import { countBy, linesOf } from './list-lines.ts';
import type { OpenList } from './open-list.ts';
import type { PrintParts } from './print-parts.ts';
import { named, type PrintColumn, text, word } from './print-columns.ts';
import { partyOrgFilterOf, socialOrgFilterOf } from './print-filters.ts';

/** A unit and whom to call there. */
interface Contact {
  readonly isParty: boolean;
  readonly name: string;
  readonly sort: string | null;
  readonly place: string;
  readonly head: string | null;
  readonly post: string | null;
  readonly headPhone: string | null;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

const columns: readonly PrintColumn<Contact>[] = [
  text('单位名称', 58, (row) => row.name),
  word('类别', 24, (row) => row.sort),
  word('行政区划', 22, (row) => row.place),
  word('书记（负责人）', 20, (row) => row.head),
  word('职务', 18, (row) => row.post),
  word('电话', 25, (row) => row.headPhone),
  word('联系人', 16, (row) => row.contact),
  word('联系（办公）电话', 26, (row) => row.phone),
  text('地址', 46, (row) => row.address),
];

/** 通讯录: Party organisations with their secretaries, then social organisations with head and contact. */
export const openContacts: OpenList = async (parts, acting, filter, today) => {
  const partyOrgs = await walkPartyOrgs(parts, acting, partyOrgFilterOf(filter), today);
  if (isRefusal(partyOrgs)) return partyOrgs;
  const socialOrgs = await walkSocialOrgs(parts, acting, socialOrgFilterOf(filter), today);
  if (isRefusal(socialOrgs)) return socialOrgs;
  const { on } = partyOrgs.question;
  const sections = [
    {
      heading: async () => `一、党组织　${await partyOrgs.count()} 个`,
      pages: (size: number) => ofParty(parts, acting, partyOrgs, size),
    },
    {
      heading: async () => `二、社会组织　${await socialOrgs.count()} 家`,
      pages: (size: number) => ofSociety(parts, acting, socialOrgs, size),
    },
  ];
  const tally = countBy<Contact>([
    { title: '党组织', unit: '个', of: (row) => row.isParty, always: true },
    { title: '社会组织', unit: '家', of: (row) => !row.isParty, always: true },
    {
      title: '没有任何电话的',
      unit: '条',
      of: (row) => row.headPhone === null && row.phone === null,
    },
  ]);
  return {
    on,
    year: null,
    columns,
    count: async (cap) => (await partyOrgs.count(cap)) + (await socialOrgs.count(cap)),
    lines: (size) => linesOf({ unit: '条', columns, parts: sections, tally }, size),
  };
};

async function* ofParty({ pool, sealer }: PrintParts, acting: Acting, walk: PartyOrgWalk, size: number) {
  for await (const rows of walk.pages(size)) {
    const found = firstOf(await findSecretaries(pool, acting, idsOf(rows), walk.question.on));
    yield rows.map((row) => partyContact(row, found.get(row.id), sealer));
  }
}

async function* ofSociety({ pool, sealer }: PrintParts, acting: Acting, walk: SocialOrgWalk, size: number) {
  for await (const rows of walk.pages(size)) {
    const found = firstOf(await findHeads(pool, acting, idsOf(rows), walk.question.on));
    yield rows.map((row) => socialContact(row, found.get(row.id), sealer));
  }
}

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

/** The first contact of each unit. */
function firstOf(rows: readonly ContactRow[]): Map<string, ContactRow> {
  const found = new Map<string, ContactRow>();
  for (const row of rows) if (!found.has(row.unit_id)) found.set(row.unit_id, row);
  return found;
}

function partyContact(row: PartyOrgRecord, secretary: ContactRow | undefined, sealer: Sealer): Contact {
  return {
    isParty: true,
    name: row.name,
    sort: named(partyOrgKinds, row.kind),
    place: row.region_name,
    head: secretary?.person_name ?? null,
    post: secretary === undefined ? null : named(partyPosts, secretary.post),
    headPhone: openOfficePhone(sealer, secretary?.office_phone_sealed ?? null),
    contact: null,
    phone: row.phone,
    address: row.address,
  };
}

function socialContact(row: SocialOrgRecord, head: ContactRow | undefined, sealer: Sealer): Contact {
  return {
    isParty: false,
    name: row.name,
    sort: named(socialOrgTypes, row.org_type)?.replace(/^.+（(.+)）$/, '$1') ?? null,
    place: row.region_name,
    head: head?.person_name ?? row.legal_representative,
    post: head?.post ?? (row.legal_representative === null ? null : '法定代表人'),
    headPhone: openOfficePhone(sealer, head?.office_phone_sealed ?? null),
    contact: row.contact_name,
    phone: row.contact_phone,
    address: row.address,
  };
}
