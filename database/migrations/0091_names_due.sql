-- What an import of many members spent most of the database's time on was cutting their names into pieces. The pieces can wait:
-- an import notes who is new, search reads those names as they stand, and upkeep cuts them afterwards.

create table member_token_due (
  member_id uuid primary key
);
comment on table member_token_due is 'Members that an import brought and whose names are not cut into pieces yet: search compares the names themselves';
alter table member_token_due enable row level security;
alter table member_token_due force row level security;
create policy keeper on member_token_due to {{keeper}} using (true) with check (true);
grant select, insert, update, delete on member_token_due to {{keeper}};
-- Whose they are and who may know of them say the rules of the members.
grant select on member_token_due to {{app}}, {{self}};
create policy scope on member_token_due to {{app}}, {{self}} using (may_see_persons());
-- An empty table that was never looked at is taken for one of thousands of rows.
analyze member_token_due;

create function keep_new_member_tokens() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if acting_import() is not null then
    insert into member_token_due select id from new_rows;
  else
    insert into member_token select t.* from new_rows n
      cross join lateral member_tokens(n.id, n.name_key, n.former_keys, n.party_pos, n.membership_pos, n.private) t;
  end if;
  return null;
end $$;
drop trigger member_tokens_insert on member;
create trigger member_tokens_insert after insert on member referencing new table as new_rows
  for each statement execute function keep_new_member_tokens();

-- Whose pieces change has them from then on. Before they are changed, as the names of the triggers stand: whoever waits here for a fold
-- that is under way finds afterwards what it has cut.
create function member_tokens_not_due() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if not exists (select from member_token_due) then return null; end if;
  if tg_op = 'DELETE' then
    delete from member_token_due d using old_rows o where d.member_id = o.id;
  else
    delete from member_token_due d using new_rows n join old_rows o on o.id = n.id
    where d.member_id = n.id
      and (n.name_key, n.former_keys, n.party_pos, n.membership_pos, n.private, n.withdrawn_at)
        is distinct from (o.name_key, o.former_keys, o.party_pos, o.membership_pos, o.private, o.withdrawn_at);
  end if;
  return null;
end $$;
create trigger member_token_due_update after update on member referencing new table as new_rows old table as old_rows
  for each statement execute function member_tokens_not_due();
create trigger member_token_due_delete after delete on member referencing old table as old_rows
  for each statement execute function member_tokens_not_due();

-- Cuts the names of at most so many; answers how many there were.
create function member_tokens_fold(most int) returns int
language plpgsql security definer set search_path = public as $$
declare
  taken int;
begin
  with due as (
    delete from member_token_due where member_id in (
      select member_id from member_token_due order by member_id limit most for update skip locked)
    returning member_id),
  cut as (
    insert into member_token select t.* from due d join member m on m.id = d.member_id and m.withdrawn_at is null
      cross join lateral member_tokens(m.id, m.name_key, m.former_keys, m.party_pos, m.membership_pos, m.private) t
    on conflict do nothing)
  select count(*) into taken from due;
  return taken;
end $$;

do $$
declare t text;
begin
  foreach t in array array['keep_new_member_tokens()', 'member_tokens_not_due()', 'member_tokens_fold(int)'] loop
    execute format('alter function %s owner to {{keeper}}', t);
  end loop;
end $$;
revoke execute on function member_tokens_fold(int) from public;
grant execute on function member_tokens_fold(int) to {{owner}}, {{keeper}};

-- Both as before, with what is due.
create or replace function search_rebuild() returns void
language plpgsql security definer set search_path = public set enable_nestloop = off set jit = off set work_mem = '256MB' as $$
begin
  delete from social_org_token;
  delete from party_org_token;
  delete from member_token;
  delete from member_token_due;
  insert into social_org_token
    select t.token, o.pos, o.party_pos, o.body_no, o.id, t.at
      from name_tokens_of(array(select distinct name_key from social_org)) t join social_org o on o.name_key = t.name_key
    union all
    select t.token, o.pos, o.party_pos, o.body_no, o.id, t.at from social_org o cross join lateral code_tokens(o.credit_code) t
    union all
    select t.token, o.pos, o.party_pos, o.body_no, o.id, t.at
      from social_org o cross join lateral former_tokens(o.former_keys, o.former_codes) t
      where o.former_keys is not null or o.former_codes is not null;
  insert into party_org_token
    with short as materialized (
      select id, pos, region_pos, upper(translate(short_name, ' （）', '')) as key from party_org where short_name is not null)
    select t.token, p.pos, p.region_pos, p.id, t.at
      from name_tokens_of(array(select distinct name_key from party_org)) t join party_org p on p.name_key = t.name_key
    union all
    select t.token, p.pos, p.region_pos, p.id, (1000 + t.at)::int2
      from name_tokens_of(array(select distinct key from short)) t join short p on p.key = t.name_key
    union all
    select t.token, p.pos, p.region_pos, p.id, t.at
      from party_org p cross join lateral code_tokens(upper(translate(p.party_code, ' ', ''))) t where p.party_code is not null
    union all
    select t.token, p.pos, p.region_pos, p.id, t.at
      from party_org p cross join lateral former_tokens(p.former_keys, p.former_codes) t
      where p.former_keys is not null or p.former_codes is not null;
  insert into member_token
    with seen as (
      select id, name_key, private, party_pos as pos from member
      union all
      select id, name_key, private, membership_pos from member where membership_pos <> party_pos)
    select t.token, m.pos, m.private, m.id, t.at
      from name_tokens_of(array(select distinct name_key from member)) t join seen m on m.name_key = t.name_key
    union all
    select t.token, s.pos, m.private, m.id, t.at
      from member m cross join lateral former_tokens(m.former_keys, null) t
      cross join lateral (select m.party_pos as pos union select m.membership_pos where m.membership_pos is not null) s
      where m.former_keys is not null;
end $$;

create or replace function search_drift() returns table (kind text, id uuid, token text, missing boolean)
language sql stable security definer set search_path = public as $$
  with want as (
    select 'social_org' as kind, t.social_org_id as id, t.token, t.at, t.pos, t.party_pos, t.body_no, false as private
      from social_org o cross join lateral
        social_org_tokens(o.id, o.name_key, o.credit_code, o.former_keys, o.former_codes, o.pos, o.party_pos, o.body_no) t
    union all select 'party_org', t.party_org_id, t.token, t.at, t.region_pos, t.pos, 0, false
      from party_org p cross join lateral
        party_org_tokens(p.id, p.name_key, p.short_name, p.party_code, p.former_keys, p.former_codes, p.pos, p.region_pos) t
    union all select 'member', t.member_id, t.token, t.at, 0, t.pos, 0, t.private
      from member m cross join lateral member_tokens(m.id, m.name_key, m.former_keys, m.party_pos, m.membership_pos, m.private) t
      where not exists (select from member_token_due d where d.member_id = m.id)),
  kept as (
    select 'social_org' as kind, social_org_id as id, token, at, pos, party_pos, body_no, false as private from social_org_token
    union all select 'party_org', party_org_id, token, at, region_pos, pos, 0, false from party_org_token
    union all select 'member', member_id, token, at, 0, pos, 0, private from member_token)
  select d.kind, d.id, d.token, d.missing from (
    select *, true as missing from (table want except all table kept) lacking
    union all
    select *, false from (table kept except all table want) left_over) d
$$;
