import type { Pool } from 'pg';
import { validate as isUuid } from 'uuid';
import { COUNT_CAP } from '../../../platform/contract/list.ts';
import type { Refusal } from '../../../platform/kernel/refusal.ts';
import { type Acting, readScoped } from '../../../platform/server/database/scoped.ts';
import { NOT_FOUND } from '../../../platform/server/http/bind-route.ts';
import type { ConsultationFilter, ConsultationView } from '../consultations.contract.ts';
import {
  consultationById,
  consultationCount,
  consultationPage,
  type ConsultationRow,
} from './consultations.queries.ts';

interface Page {
  readonly after?: string | undefined;
  readonly size: number;
}

/** One page, newest first; of those asked, the ones in the caller's sight. */
export async function listConsultations(
  pool: Pool,
  acting: Acting,
  { after, size, ...filter }: ConsultationFilter & Page,
): Promise<{ rows: ConsultationView[]; next: string | null }> {
  const before = after !== undefined && isUuid(after) ? after : null;
  const found = await readScoped<ConsultationRow>(pool, acting, consultationPage(filter, before, size + 1));
  const rows = found.slice(0, size).map(({ view }) => view);
  return { rows, next: found.length > size ? (rows.at(-1)?.id ?? null) : null };
}

export async function countConsultations(
  pool: Pool,
  acting: Acting,
  filter: ConsultationFilter,
): Promise<{ count: number; capped: boolean }> {
  const [row] = await readScoped<{ n: number }>(pool, acting, consultationCount(filter, COUNT_CAP));
  const n = row?.n ?? 0;
  return { count: Math.min(n, COUNT_CAP), capped: n > COUNT_CAP };
}

export async function readConsultation(
  pool: Pool,
  acting: Acting,
  id: string,
): Promise<ConsultationView | Refusal> {
  const [found] = await readScoped<ConsultationRow>(pool, acting, consultationById(id));
  return found?.view ?? NOT_FOUND;
}
