import type { DayPrecision } from '../../../platform/kernel/parse-day.ts';
import type { Tone } from '../../../platform/web/StatusTag.tsx';
import { type CodeTable, nameOfCode } from '../../codes/code-table.ts';
import { partyOrgKinds } from '../../codes/tables/party-org-kind.ts';
import { partyOrgFields } from '../party-org.ts';
import type { PartyOrgRow } from '../party-org-list.contract.ts';

type PartyOrgField = (typeof partyOrgFields)[number]['field'];
export type TermState = PartyOrgRow['termState'];

/** A field's title, the same wherever it stands. */
export function titleOf(field: PartyOrgField): string {
  return partyOrgFields.find((each) => each.field === field)?.title ?? field;
}

/** The kind in words, with 功能型 said. */
export function kindText({
  kind,
  functional,
}: {
  readonly kind: string;
  readonly functional: boolean;
}): string {
  return `${nameOfCode(partyOrgKinds, kind)}${functional ? '（功能型）' : ''}`;
}

/** The name of a code; null stays null, for the screen to say that it is not known. */
export function codeName(table: CodeTable, code: string | null): string | null {
  return code === null ? null : nameOfCode(table, code);
}

/** A day no more exactly than it is known: 2012-03-01, 2012-03 or 2012. */
export function partOfDay(on: string | null, precision: string): string | null {
  return on === null ? null : on.slice(0, LENGTHS[precision as DayPrecision] ?? LENGTHS.day);
}

const LENGTHS: Readonly<Record<DayPrecision, number>> = { day: 10, month: 7, year: 4 };

/** `2022-01-01 至今`; an end is the first day on which it no longer holds. */
export function periodText(fromOn: string | null, toOn: string | null): string {
  const from = fromOn === null ? '成立' : `${fromOn} `;
  return `${from}至${toOn === null ? '今' : ` ${toOn}`}`;
}

/** A range as the database writes it, `[2024-01-01,2025-01-01)`: 2024-01-01 至 2025-01-01. */
export function rangeText(valid: unknown): string {
  const [from = '', to = ''] = String(valid)
    .replace(/[[\])(]/g, '')
    .split(',');
  return periodText(from, to === '' ? null : to);
}

export function yesNoText(value: boolean | null): string | null {
  if (value === null) return null;
  return value ? '是' : '否';
}

const TERM_LOOKS: Readonly<Record<TermState, { readonly name: string; readonly tone: Tone }>> = {
  none: { name: '届期未登记', tone: 'unknown' },
  running: { name: '在届', tone: 'good' },
  ending: { name: '半年内届满', tone: 'attention' },
  extended: { name: '已批准延期', tone: 'waiting' },
  overdue: { name: '届满未换', tone: 'fault' },
  'not-due': { name: '不换届', tone: 'over' },
};

/** Where a term stands by its words, and how it looks. */
export function termLook(state: TermState): { readonly name: string; readonly tone: Tone } {
  return TERM_LOOKS[state];
}

/** The article that people know, without our own number of the rule: `BRANCH-12 支部工作条例第21条` → `支部工作条例第21条`. */
export function articleOf(clause: string): string {
  return clause.replace(/^[A-Z]+-\d+\s*/, '');
}
