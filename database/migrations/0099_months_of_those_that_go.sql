-- Months of a Party organisation that somebody is deleting at this moment (a merge, a taken-back import) are left to the next round:
-- computed now, they would wait for the deletion and then refer to nobody.
create or replace function party_org_months_settle(today date default null::date) returns bigint
language plpgsql security definer set search_path = public set jit = off as $$
declare
  was date;
  taken int8;
begin
  perform pg_advisory_xact_lock(hashtext('party_org_month'));
  select counted_on into was from party_org_month_day;
  if today < was then
    -- The clock was put back: rare enough to begin anew.
    perform party_org_months_rebuild(today);
    return 0;
  end if;
  with there as materialized (
    select p.id from party_org p where p.id in (select party_org_id from party_org_month_mark) for key share skip locked),
  gone as (
    delete from party_org_month_mark k where k.party_org_id in (select id from there)
      or not exists (select from party_org p where p.id = k.party_org_id) returning party_org_id),
  marked as (select coalesce(array_agg(distinct party_org_id), '{}') as ids, count(*) as n from gone),
  fresh as materialized (
    select f.* from marked m cross join lateral party_org_month_states(m.ids, party_org_months_from(was), was, was) f where m.n > 0),
  put as (
    insert into party_org_month as k (party_org_id, month, done, owed, measured, met) select * from fresh
    on conflict (party_org_id, month) do update
      set done = excluded.done, owed = excluded.owed, measured = excluded.measured, met = excluded.met
      where (k.done, k.owed, k.measured, k.met) is distinct from (excluded.done, excluded.owed, excluded.measured, excluded.met)),
  out as (
    delete from party_org_month k using marked m where k.party_org_id = any (m.ids)
      and not exists (select from fresh f where f.party_org_id = k.party_org_id and f.month = k.month))
  select n into taken from marked;
  if today > was then perform party_org_months_turn(was, today); end if;
  return taken;
end $$;
