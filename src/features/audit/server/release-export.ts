import type { FastifyReply } from 'fastify';
import type { Pool } from 'pg';
import { minuteIn, OFFICE_TIME_ZONE } from '../../../platform/kernel/day.ts';
import { type Refusal, refuse } from '../../../platform/kernel/refusal.ts';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { SheetFormat } from '../../../platform/server/http/media-types.ts';
import type { Caller } from '../../../platform/server/http/bind-route.ts';
import { sendDownload } from '../../../platform/server/http/send-download.ts';
import { writeCsv } from '../../../platform/server/sheets/write-csv.ts';
import {
  type SheetMark,
  type SheetToWrite,
  writeSheet,
} from '../../../platform/server/sheets/write-sheet.ts';
import { holdsPersons, namesPersons, type ReleasedKind, readingOf, type TakenKind } from '../exported.ts';
import { noteExport } from './exports.queries.ts';

declare const released: unique symbol;

/** What may leave the product: only `releaseExport` makes it so, and nothing else can be sent or written. */
export type Released<S extends object> = S & { readonly mark: SheetMark; readonly [released]: true };
export type ReleasedSheet = Released<SheetToWrite>;

/** What the file is for, and the request (导出申请) that it answers, where there are any. */
export interface ExportReason {
  readonly purpose?: string | null | undefined;
  readonly requestId?: string | undefined;
}

export interface ExportToRelease extends ExportReason {
  readonly kind: ReleasedKind;
  /** How many rows it will have. */
  readonly rows: number;
}

const NO_PURPOSE = refuse('input.purpose', '导出个人信息须写明用途。', {
  field: 'purpose',
  clause: 'SEC-06',
});

/** Whether a caller who may export at all may take out this. */
export function mayExport({ permissions }: Pick<Caller, 'permissions'>, kind: TakenKind): boolean {
  return permissions.has(readingOf[kind]);
}

/**
 * The one door through which records leave as a file: who takes how many of what, and what for, is on record before the first row,
 * and stands in the file. What names persons needs a purpose; a roll of persons above the installation's limit, a request that was
 * approved (SEC-06).
 */
export async function releaseExport<S extends object>(
  pool: Pool,
  acting: Acting,
  note: ExportToRelease,
  sheet: S,
): Promise<Released<S> | Refusal> {
  const named = namesPersons(note.kind);
  const purpose = note.purpose?.trim() || null;
  if (named && purpose === null) return NO_PURPOSE;
  const { id, at, limit } = await noteExport(pool, acting, {
    ...note,
    purpose,
    persons: holdsPersons(note.kind),
  });
  if (id === null || at === null) return refuseUnapproved(note.rows, limit);
  const mark = {
    text: markText(acting.actorName, at, purpose, id),
    author: acting.actorName,
    inRows: named,
  };
  return { ...sheet, mark } as Released<S>;
}

function refuseUnapproved(rows: number, limit: number): Refusal {
  return refuse(
    'export.needs-approval',
    `要导出 ${rows} 人的信息，超过 ${limit} 人须经审批。请提交导出申请，或缩小筛选范围。`,
    { clause: 'SEC-06' },
  );
}

/** Who took it out, when and what for; the number finds it in the record of exports. */
function markText(actor: string, at: Date, purpose: string | null, id: number): string {
  const parts = [`导出人：${actor}`, `时间：${minuteIn(OFFICE_TIME_ZONE, at)}`, `编号：${id}`];
  if (purpose !== null) parts.push(`用途：${purpose}`);
  return `${parts.join('　')}　仅限党建工作使用，请勿外传`;
}

/** The bytes of its file, made as they are read. */
export function writeExport(
  sheet: ReleasedSheet,
  format: SheetFormat,
  password?: string,
): AsyncIterable<Uint8Array> {
  return format === 'csv' ? writeCsv(sheet) : writeSheet(sheet, password);
}

/**
 * Answers with its file.
 * @param name the file's name without its ending
 */
export function sendExport(
  reply: FastifyReply,
  name: string,
  format: SheetFormat,
  sheet: ReleasedSheet,
): FastifyReply {
  return sendDownload(reply, name, format, writeExport(sheet, format));
}
