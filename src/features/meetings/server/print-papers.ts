import type { Pool } from 'pg';
import { type Day, minuteIn, OFFICE_TIME_ZONE } from '../../../platform/kernel/day.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import { type Acting, readAllScoped, readScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { Paper } from '../../../platform/server/paper/paper.ts';
import { writeDocx } from '../../../platform/server/paper/write-docx.ts';
import type { ListPrinter } from '../../../platform/server/pdf/list-printer.ts';
import { releaseExport } from '../../audit/server/public.ts';
import { kindName } from '../../codes/tables/meeting.ts';
import type { MeetingRecord, MeetingView } from '../meeting.contract.ts';
import { kindsText } from '../meeting-words.ts';
import type { BlankSheetQuestion, PaperFormat } from '../papers.contract.ts';
import { ledgerBlocks } from './ledger-paper.ts';
import { type LedgerRow, type PaperHost, paperHost, yearOfMeetings } from './ledger.queries.ts';
import { minutesBlocks } from './minutes-paper.ts';
import { readDutyTotals } from './read-duties.ts';
import { readMeeting, readRollCall } from './read-meeting.ts';
import { blankSheet, enteredSheet } from './sign-in-paper.ts';

export interface PaperParts {
  readonly pool: Pool;
  readonly printer: ListPrinter;
}

/** For what, and as which file. */
export interface PaperWish {
  readonly format: PaperFormat;
  readonly purpose?: string | undefined;
}

export interface MadePaper {
  /** The file's name without its ending. */
  readonly name: string;
  readonly format: PaperFormat;
  readonly bytes: Buffer;
}

/** Before the meeting: everybody who is called on the day, to be signed by hand. */
export async function printBlankSheet(
  parts: PaperParts,
  acting: Acting,
  partyOrgId: string,
  { assembly, on, partyGroup: group, kind, startsAt, place, topic, ...wish }: BlankSheetQuestion,
): Promise<MadePaper | Refusal> {
  const partyGroup = group ?? null;
  const [host] = await readScoped<PaperHost>(parts.pool, acting, paperHost(partyOrgId));
  if (host === undefined) return NOT_FOUND;
  const roll = await readRollCall(parts.pool, acting, { partyOrgId, assembly, on, partyGroup });
  if (isRefusal(roll)) return roll;
  const head = {
    partyOrg: partyGroup === null ? host.name : `${host.name} ${partyGroup}`,
    kinds: kind === undefined ? '' : kindName(kind),
    heldOn: on,
    startsAt: startsAt ?? null,
    place: place ?? null,
    topic: topic ?? null,
  };
  const blocks = blankSheet({ head, people: roll.people, votersElsewhere: roll.votersElsewhere });
  const paper = { title: '签到表', across: false, blocks };
  return makePaper(parts, acting, {
    paper,
    rows: roll.people.length,
    name: `签到表 ${host.name} ${on}`,
    ...wish,
  });
}

/** After it: how each one stood. */
export async function printSignInSheet(
  parts: PaperParts,
  acting: Acting,
  id: string,
  wish: PaperWish,
): Promise<MadePaper | Refusal> {
  const found = await recordOf(parts.pool, acting, id);
  if (isRefusal(found)) return found;
  const { meeting, record } = found;
  const { partyOrg, partyGroup, heldOn, kinds } = meeting;
  const head = {
    ...record,
    partyOrg: partyGroup === null ? partyOrg.name : `${partyOrg.name} ${partyGroup}`,
    kinds: kindsText(kinds),
    heldOn,
  };
  const paper = { title: '签到表', across: false, blocks: enteredSheet(head, record) };
  const name = `签到表 ${partyOrg.name} ${heldOn}`;
  return makePaper(parts, acting, { paper, rows: record.people.length, name, ...wish });
}

export async function printMinutes(
  parts: PaperParts,
  acting: Acting,
  id: string,
  wish: PaperWish,
): Promise<MadePaper | Refusal> {
  const found = await recordOf(parts.pool, acting, id);
  if (isRefusal(found)) return found;
  const { meeting, record } = found;
  const paper = { title: '会议记录', across: false, blocks: minutesBlocks(meeting, record) };
  const name = `会议记录 ${meeting.partyOrg.name} ${meeting.heldOn}`;
  return makePaper(parts, acting, { paper, rows: record.people.length, name, ...wish });
}

/** A year of one Party organisation, on A4 across. */
export async function printYearLedger(
  parts: PaperParts,
  acting: Acting,
  {
    id,
    year,
    today,
    ...wish
  }: PaperWish & { readonly id: string; readonly year: number; readonly today: Day },
): Promise<MadePaper | Refusal> {
  const [hosts, rows] = await readAllScoped<[PaperHost, LedgerRow]>(parts.pool, acting, [
    paperHost(id),
    yearOfMeetings(id, `${year}-01-01`, `${year + 1}-01-01`),
  ]);
  const [host] = hosts;
  if (host === undefined) return NOT_FOUND;
  const filter = { partyOrg: id, within: 'own', period: String(year) } as const;
  const { duties } = await readDutyTotals(parts.pool, acting, filter, today);
  const last = `${year}-12-31`;
  const on = last < today ? last : today;
  const paper = {
    title: `${year}年组织生活台账`,
    across: true,
    blocks: ledgerBlocks({ partyOrg: host.name, on, duties, rows }),
  };
  return makePaper(parts, acting, {
    paper,
    rows: rows.length,
    name: `${year}年组织生活台账 ${host.name}`,
    ...wish,
  });
}

const NO_PAPER = refuse('paper.talks', '谈心谈话只登记人次，没有签到表和会议记录可以打印。');

async function recordOf(
  pool: Pool,
  acting: Acting,
  id: string,
): Promise<{ meeting: MeetingView; record: MeetingRecord } | Refusal> {
  const meeting = await readMeeting(pool, acting, id);
  if (isRefusal(meeting)) return meeting;
  const { record } = meeting;
  if (record === null) return NOT_FOUND;
  return record.assembly === 'round' ? NO_PAPER : { meeting, record };
}

export interface PaperToMake extends PaperWish {
  readonly paper: Pick<Paper, 'title' | 'across' | 'blocks'>;
  readonly rows: number;
  readonly name: string;
}

/** On record with its purpose before the first byte, and marked with who took it out. */
export async function makePaper(
  { pool, printer }: PaperParts,
  acting: Acting,
  { paper, rows, name, format, purpose }: PaperToMake,
): Promise<MadePaper | Refusal> {
  const note = { kind: 'meeting-papers', rows, purpose } as const;
  const released = await releaseExport(pool, acting, note, paper);
  if (isRefusal(released)) return released;
  const { mark, ...blank } = released;
  const watermark = `${mark.author} ${minuteIn(OFFICE_TIME_ZONE, new Date())}`;
  const marked: Paper = { ...blank, mark: mark.text, watermark };
  const bytes = format === 'docx' ? writeDocx(marked) : (await printer.print(marked)).bytes;
  return { name, format, bytes };
}
