-- Two records that were suspected to mean the same and do not (不是同一个): said once by somebody, for as long as what was judged
-- stands. One table a kind, so that a mark goes with either of its records.

do $$
declare t text;
begin
  foreach t in array array['social_org', 'party_org', 'member'] loop
    execute format($body$
      create table %1$s_not_double (
        id uuid not null unique,
        one_id uuid not null references %1$s (id) on delete cascade,
        two_id uuid not null references %1$s (id) on delete cascade,
        facts text not null check (facts ~ '^[0-9a-f]{64}$'),
        reason text not null,
        account_id uuid references account (id),
        marked_by text not null,
        marked_at timestamptz not null default now(),
        primary key (one_id, two_id),
        check (one_id < two_id)
      );
      create index %1$s_not_double_two on %1$s_not_double (two_id);
      create index %1$s_not_double_account on %1$s_not_double (account_id);
      comment on table %1$s_not_double is 'Pairs that were suspected to mean the same and do not (不是同一个); gone when it is taken back, or with either record';
      comment on column %1$s_not_double.facts is 'Digest of why the two were suspected and of their names, codes and places: with another one the pair is listed again';

      alter table %1$s_not_double enable row level security;
      alter table %1$s_not_double force row level security;
      grant select, insert, update, delete on %1$s_not_double to {{keeper}};
      grant select on %1$s_not_double to {{app}}, {{self}};
      grant insert, update, delete on %1$s_not_double to {{app}}, {{self}};
      create policy keeper on %1$s_not_double to {{keeper}} using (true) with check (true);
      create policy reading on %1$s_not_double for select to {{app}}, {{self}}
        using (exists (select from %1$s r where r.id = one_id) and exists (select from %1$s r where r.id = two_id));
    $body$, t);
  end loop;
end $$;

-- Whoever may merge the two may say that they are two; a branch merges no Party organisations.
create policy merging on social_org_not_double to {{app}}
  using (exists (select from social_org r where r.id = one_id) and exists (select from social_org r where r.id = two_id))
  with check (exists (select from social_org r where r.id = one_id) and exists (select from social_org r where r.id = two_id));
create policy merging on party_org_not_double to {{app}}
  using (body_lo() = 0 and exists (select from party_org r where r.id = one_id) and exists (select from party_org r where r.id = two_id))
  with check (body_lo() = 0 and exists (select from party_org r where r.id = one_id) and exists (select from party_org r where r.id = two_id));
-- Of members whoever keeps the roll of both: a branch too.
create policy merging on member_not_double to {{app}}, {{self}}
  using (may_see_persons() and exists (select from member r where r.id = one_id and r.party_pos between party_lo() and party_hi())
    and exists (select from member r where r.id = two_id and r.party_pos between party_lo() and party_hi()))
  with check (may_see_persons() and exists (select from member r where r.id = one_id and r.party_pos between party_lo() and party_hi())
    and exists (select from member r where r.id = two_id and r.party_pos between party_lo() and party_hi()));

-- A line on either side, naming the other. When one of them is gone the mark goes with it: the line stands with the one that is left.
create function log_not_double() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  of_kind text := tg_argv[0];
  pair jsonb := to_jsonb(coalesce(new, old));
  ids uuid[] := array[pair ->> 'one_id', pair ->> 'two_id']::uuid[];
begin
  with side as materialized (
    select id, name, pos, party_pos, body_no from social_org where of_kind = 'social_org' and id = any (ids)
    union all select id, name, region_pos, pos, 0 from party_org where of_kind = 'party_org' and id = any (ids)
    union all select id, name, null, party_pos, null from member where of_kind = 'member' and id = any (ids))
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, pos, party_pos, body_no)
  select acting_account(), acting_name(), of_kind, s.id, case tg_op when 'DELETE' then 'unmark-not-double' else 'mark-not-double' end,
    jsonb_build_object('not_double', case tg_op when 'DELETE' then jsonb_build_array(o.told, null) else jsonb_build_array(null, o.told) end),
    change_on(), case tg_op when 'DELETE' then correction_reason() else pair ->> 'reason' end, s.pos, s.party_pos, s.body_no
  from side s cross join lateral (
    select jsonb_build_object('id', i.id, 'name', coalesce((select name from side where side.id = i.id),
      (select name from merged_record g where g.id = i.id))) as told from unnest(ids) i (id) where i.id <> s.id) o;
  return null;
end $$;
alter function log_not_double() owner to {{keeper}};
revoke execute on function log_not_double() from public;
create trigger social_org_not_double_log after insert or update or delete on social_org_not_double
  for each row execute function log_not_double('social_org');
create trigger party_org_not_double_log after insert or update or delete on party_org_not_double
  for each row execute function log_not_double('party_org');
create trigger member_not_double_log after insert or update or delete on member_not_double
  for each row execute function log_not_double('member');

-- A line names the other record: it is read by whoever may read of both.
create policy both_of_a_pair on change_line as restrictive for select to {{app}}, {{self}} using (
  not (changes ? 'not_double') or keeps_duty('auditor') or (
    select case change_line.entity
      when 'social_org' then exists (select from social_org r where r.id = other.id)
      when 'party_org' then exists (select from party_org r where r.id = other.id)
      else exists (select from member r where r.id = other.id) end
      or exists (select from merged_record g where g.id = other.id)
    from (select coalesce(changes #>> '{not_double,1,id}', changes #>> '{not_double,0,id}')::uuid as id) other));
