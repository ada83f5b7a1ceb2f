import type { FastifyReply } from 'fastify';
import type { Pool } from 'pg';
import type { Acting } from '../../../platform/server/database/scoped.ts';
import type { DownloadFormat } from '../../../platform/server/http/media-types.ts';
import type { Caller } from '../../../platform/server/http/bind-route.ts';
import { sendDownload } from '../../../platform/server/http/send-download.ts';
import { writeCsv } from '../../../platform/server/sheets/write-csv.ts';
import { type SheetToWrite, writeSheet } from '../../../platform/server/sheets/write-sheet.ts';
import { type ExportedKind, readingOf } from '../exported.ts';
import { noteExport } from './exports.queries.ts';

declare const released: unique symbol;

/** A sheet that may leave the product: only `releaseExport` makes one, and nothing else can be sent or written. */
export type ReleasedSheet = SheetToWrite & { readonly [released]: true };

export interface ExportToRelease {
  readonly kind: ExportedKind;
  /** What it is for, where that has to be said. */
  readonly purpose: string | null;
  /** How many rows it will have. */
  readonly rows: number;
}

/** Whether a caller who may export at all may take out this. */
export function mayExport({ permissions }: Pick<Caller, 'permissions'>, kind: ExportedKind): boolean {
  return permissions.has(readingOf[kind]);
}

/** The one door through which records leave as a file: who takes how many of what, and what for, is on record before the first row. */
export async function releaseExport(
  pool: Pool,
  acting: Acting,
  note: ExportToRelease,
  sheet: SheetToWrite,
): Promise<ReleasedSheet> {
  await noteExport(pool, acting, note);
  return sheet as ReleasedSheet;
}

/** The bytes of its file, made as they are read. */
export function writeExport(sheet: ReleasedSheet, format: DownloadFormat): AsyncIterable<Uint8Array> {
  return format === 'csv' ? writeCsv(sheet) : writeSheet(sheet);
}

/**
 * Answers with its file.
 * @param name the file's name without its ending
 */
export function sendExport(
  reply: FastifyReply,
  name: string,
  format: DownloadFormat,
  sheet: ReleasedSheet,
): FastifyReply {
  return sendDownload(reply, name, format, writeExport(sheet, format));
}
