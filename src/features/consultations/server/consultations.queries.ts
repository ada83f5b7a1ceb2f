import type { QueryResultRow } from 'pg';
import { foldName } from '../../../platform/kernel/fold-name.ts';
import { looseNameFits } from '../../../platform/server/database/name-fits.queries.ts';
import { namedByShape, Parameters } from '../../../platform/server/database/parameters.ts';
import type { Statement } from '../../../platform/server/database/scoped.ts';
import type { ConsultationAnswer, ConsultationState } from '../../codes/tables/consultation.ts';
import type { ConsultationFilter, ConsultationView } from '../consultations.contract.ts';

export interface ConsultationRow extends QueryResultRow {
  readonly view: ConsultationView;
}

const OWN_BODY_IS_ASKED = `exists (
    select from consultation_part w join party_org b on b.id = w.party_org_id
    where w.consultation_id = c.id and w.answer is null and w.superseded_on is null and may_see_persons() and b.pos = greatest(party_lo(), 1))`;

/** As names are folded, as far as the database can. */
const FOLDED_NAME = `upper(translate(w.name, ' （）()“”·', ''))`;

function conditionsOf({ q, state, way, waits, socialOrg }: ConsultationFilter, p: Parameters): string {
  const asks = (about: string) =>
    `exists (select from consultation_part w where w.consultation_id = c.id and w.social_org_id is not null and ${about})`;
  const found = ['true'];
  const nameKey = foldName(q ?? '');
  if (nameKey !== '') found.push(asks(looseNameFits(q ?? '', nameKey, FOLDED_NAME, p)));
  if (socialOrg !== undefined) found.push(asks(`w.social_org_id = ${p.add(socialOrg)}::uuid`));
  if (state === 'standing') found.push('c.standing');
  else if (state !== undefined) found.push(`c.state = ${p.add(state)}`);
  if (way !== undefined) found.push(`c.way = ${p.add(way)}`);
  if (waits !== undefined)
    found.push(`c.state = 'asking' and (c.opened_by = acting_account() or ${OWN_BODY_IS_ASKED})`);
  return found.join(' and ');
}

/** Consultations as they are shown; `found` is a query of them, newest first. */
function shown(found: string): string {
  return `with page as materialized (${found}),
    part as materialized (select * from consultation_parts(array(select id from page)))
    select jsonb_build_object('id', c.id, 'version', c.version, 'way', c.way, 'state', c.state, 'openedOn', c.opened_on,
        'opener', c.opener, 'note', c.note, 'closer', c.closer,
        'closedOn', (c.closed_at at time zone 'Asia/Shanghai')::date, 'closingReason', c.closing_reason,
        'regionCode', coalesce(o.address_region_code, o.region_code), 'parts', coalesce(parts.shown, '[]')) as view
    from page c left join social_org o on o.id = c.social_org_id
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', p.id,
          'kind', case when p.social_org_id is null then 'party_org' else 'social_org' end,
          'recordId', case when p.in_sight then coalesce(p.social_org_id, p.party_org_id) end, 'name', p.name,
          'host', coalesce(p.party_org_id = c.host_id, false), 'answer', p.answer, 'answeredOn', p.answered_on,
          'basis', p.basis, 'reason', p.reason, 'answerer', p.answerer, 'recordedBy', p.recorded_by,
          'askedOn', p.asked_on, 'supersededOn', p.superseded_on) order by p.ordinal) as shown
      from part p where p.consultation_id = c.id) parts on true
    order by c.id desc`;
}

/** Newest first. */
export function consultationPage(filter: ConsultationFilter, before: string | null, size: number): Statement {
  const p = new Parameters();
  const where = conditionsOf(filter, p);
  const after = before === null ? '' : ` and c.id < ${p.add(before)}::uuid`;
  const page = `select c.* from consultation c where ${where}${after} order by c.id desc limit ${p.add(size)}`;
  return namedByShape('consultations', shown(page), p);
}

export function consultationById(id: string): Statement {
  return {
    name: 'consultation',
    text: shown('select c.* from consultation c where c.id = $1'),
    values: [id],
  };
}

export function consultationCount(filter: ConsultationFilter, cap: number): Statement {
  const p = new Parameters();
  const where = conditionsOf(filter, p);
  const text = `select count(*)::int as n from (select from consultation c where ${where} limit ${p.add(cap + 1)}) x`;
  return namedByShape('consultations-count', text, p);
}

/** Held until the transaction ends, in the order of ids: of two that accept at once one waits, and sees the other's. */
export function lockUnits(ids: readonly string[]): Statement {
  return {
    name: 'consultation-lock-units',
    text: 'select id from social_org where id = any ($1::uuid[]) order by id for update',
    values: [ids],
  };
}

export interface StandingRow extends QueryResultRow {
  readonly name: string;
  readonly opener: string;
  readonly openedOn: string;
}

/** Whichever of these is asked already. */
export function standingOf(ids: readonly string[]): Statement {
  return {
    name: 'consultation-standing',
    text: `select o.name, s.opener, s.opened_on::text as "openedOn" from consultations_standing($1::uuid[]) s join social_org o on o.id = s.social_org_id
      order by o.name`,
    values: [ids],
  };
}

export interface TitleRow extends QueryResultRow {
  readonly id: string;
  readonly name: string;
}

export function titlesOf(ids: readonly string[]): Statement {
  return {
    name: 'consultation-titles',
    text: 'select id, name from party_org_titles($1::uuid[])',
    values: [ids],
  };
}

export interface ConsultationToStore {
  readonly id: string;
  readonly socialOrgId: string;
  readonly way: string;
  readonly hostId: string | null;
  readonly seen: unknown;
  readonly note: string | null;
  readonly openedOn: string;
}

export function insertConsultation(c: ConsultationToStore): Statement {
  return {
    name: 'consultation-insert',
    text: `insert into consultation (id, social_org_id, way, host_id, seen, note, opened_on, opened_by, opener)
      values ($1, $2, $3, $4, $5::jsonb, $6, $7, acting_account(), coalesce(acting_name(), '本机操作员'))`,
    values: [c.id, c.socialOrgId, c.way, c.hostId, JSON.stringify(c.seen), c.note, c.openedOn],
  };
}

export interface PartToStore {
  readonly id: string;
  readonly ordinal: number;
  readonly socialOrgId: string | null;
  readonly partyOrgId: string | null;
  readonly name: string;
}

export function insertParts(consultationId: string, parts: readonly PartToStore[]): Statement {
  return {
    name: 'consultation-parts-insert',
    text: `insert into consultation_part (id, consultation_id, standing, ordinal, social_org_id, party_org_id, name)
      select r.id, $1, true, r.ordinal, r."socialOrgId", r."partyOrgId", r.name
      from jsonb_to_recordset($2::jsonb) as r (id uuid, ordinal int2, "socialOrgId" uuid, "partyOrgId" uuid, name text)`,
    values: [consultationId, JSON.stringify(parts)],
  };
}

export interface ConsultationToStep extends QueryResultRow {
  readonly id: string;
  readonly version: number;
  readonly state: ConsultationState;
  readonly opened_on: string;
  readonly part_name: string | null;
  readonly part_answer: ConsultationAnswer | null;
  readonly part_superseded_on: string | null;
}

/** Held until the transaction ends; with the part that is answered, where it is in sight. */
export function consultationToStep(id: string, partId: string | null): Statement {
  return {
    name: 'consultation-to-step',
    text: `with held as (select * from consultation where id = $1 for update)
      select c.id, c.version, c.state, coalesce(p.asked_on, c.opened_on)::text as opened_on, p.name as part_name, p.answer as part_answer,
        p.superseded_on::text as part_superseded_on
      from held c left join consultation_part p on p.consultation_id = c.id and p.id = $2::uuid`,
    values: [id, partId],
  };
}

export interface AnswerToStore {
  readonly answer: ConsultationAnswer;
  readonly answeredOn: string;
  readonly basis: string;
  readonly answerer: string | null;
  readonly reason: string | null;
}

export function storeAnswer(partId: string, a: AnswerToStore): Statement {
  return {
    name: 'consultation-answer',
    text: `update consultation_part set answer = $2, answered_on = $3, basis = $4, reason = $5, answerer = $6,
        recorded_by = coalesce(acting_name(), '本机操作员'), recorded_at = now() where id = $1`,
    values: [partId, a.answer, a.answeredOn, a.basis, a.reason, a.answerer],
  };
}

export interface AnswersRow extends QueryResultRow {
  readonly asked: number;
  readonly agreed: number;
  readonly refused: number;
}

export function answersOf(id: string): Statement {
  return {
    name: 'consultation-answers',
    text: `select count(*)::int as asked, (count(*) filter (where answer = 'agree'))::int as agreed,
      (count(*) filter (where answer = 'refuse'))::int as refused from consultation_parts(array[$1::uuid]) where superseded_on is null`,
    values: [id],
  };
}

/** The next state; what is over says who ended it and why. */
export function stepConsultation(id: string, state: ConsultationState, reason: string | null): Statement {
  return {
    name: 'consultation-step',
    text: `update consultation set state = $2, version = version + 1,
        closed_at = case when $2 in ('asking', 'agreed') then null else now() end,
        closer = case when $2 in ('asking', 'agreed') then null else acting_name() end, closing_reason = $3 where id = $1`,
    values: [id, state, reason],
  };
}
