-- Two records of one person become one, as of organisations; by who keeps the roll alone. What is 不公开 of either stays so.

alter table member add former_keys text;
comment on column member.former_keys is 'Names under which records stood that are merged in it: found by them';

create function member_tokens(id uuid, name_key text, former_keys text, party_pos int8, membership_pos int8, private boolean)
returns setof member_token language sql stable as $$
  select t.token, seen.pos, private, id, t.at
  from (
    select token, at from name_tokens(name_key)
    union all select token, at from former_tokens(former_keys, null) where former_keys is not null) t
  cross join lateral (select party_pos as pos union select membership_pos where membership_pos is not null) seen
$$;
select keep_tokens_of('member', 'name_key, former_keys, party_pos, membership_pos, private');
alter function keep_member_tokens() owner to {{keeper}};

create or replace function search_rebuild() returns void
language plpgsql security definer set search_path = public as $$
begin
  delete from social_org_token;
  delete from party_org_token;
  delete from member_token;
  insert into social_org_token select t.* from social_org o
    cross join lateral social_org_tokens(o.id, o.name_key, o.credit_code, o.former_keys, o.former_codes, o.pos, o.party_pos, o.body_no) t;
  insert into party_org_token select t.* from party_org p
    cross join lateral party_org_tokens(p.id, p.name_key, p.short_name, p.party_code, p.former_keys, p.former_codes, p.pos, p.region_pos) t;
  insert into member_token select t.* from member m
    cross join lateral member_tokens(m.id, m.name_key, m.former_keys, m.party_pos, m.membership_pos, m.private) t;
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
      from member m cross join lateral member_tokens(m.id, m.name_key, m.former_keys, m.party_pos, m.membership_pos, m.private) t),
  kept as (
    select 'social_org' as kind, social_org_id as id, token, at, pos, party_pos, body_no, false as private from social_org_token
    union all select 'party_org', party_org_id, token, at, region_pos, pos, 0, false from party_org_token
    union all select 'member', member_id, token, at, 0, pos, 0, private from member_token)
  select d.kind, d.id, d.token, d.missing from (
    select *, true as missing from (table want except all table kept) lacking
    union all
    select *, false from (table kept except all table want) left_over) d
$$;
drop function member_tokens(uuid, text, int8, int8, boolean);

-- Who looked at a record that is gone is told with the keeper; what it says of a post is kept as the keeper's.
alter policy reading on look_line using (
  case when entity_id is null then account_id is not distinct from acting_account()
    else entity = 'member'
      and (exists (select from member m where m.id = entity_id) or exists (select from merged_record g where g.id = entity_id))
      and (account_id is not distinct from acting_account() or not look_withheld(entity_id, account_id, at, shown_from)) end);
create or replace function is_private_member(member_id uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from member m where m.private
    and m.id = coalesce((select g.keeper_id from merged_record g where g.id = is_private_member.member_id), is_private_member.member_id))
$$;

-- The post goes on with the same person under another id: the right that comes from it goes on too.
drop trigger party_post_right_change on party_post;
create trigger party_post_right_change after update on party_post for each row
  when (not rekeying() and not merging() and (old.post = 'secretary' or new.post = 'secretary')) execute function move_secretary_right();

-- The person `loser` goes into `keeper`; judged before (member-merge.rules.ts), changed afterwards as by a form.
create function merge_members(keeper uuid, loser uuid, former_key text) returns void
language plpgsql security definer set search_path = public as $$
declare
  kept member;
  gone member;
  moved jsonb;
begin
  select * into strict kept from member where id = keeper;
  select * into strict gone from member where id = loser;
  if not (may_see_persons() and kept.party_pos between party_lo() and party_hi() and gone.party_pos between party_lo() and party_hi()
    and (may_see_private() or not (kept.private or gone.private))) then
    raise exception 'outside the caller''s bounds' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.merging', '1', true);
  select jsonb_object_agg(k, n) into moved from (values
    ('party_post', (select count(*) from party_post where member_id = loser)),
    ('advisor_assignment', (select count(*) from advisor_assignment where member_id = loser)),
    ('account', (select count(*) from account where member_id = loser)),
    ('correction_request', (select count(*) from correction_request where member_id = loser))) c (k, n) where n > 0;
  perform merge_noted('member', keeper, loser, to_jsonb(gone),
    jsonb_build_object('name', kept.name, 'moved', coalesce(moved, '{}')), null, kept.party_pos, null);

  update party_post set member_id = keeper where member_id = loser;
  update advisor_assignment set member_id = keeper where member_id = loser;
  update account set member_id = keeper where member_id = loser;
  update correction_request set member_id = keeper where member_id = loser;
  -- The days before the keeper's are the keeper's now; what was said of later days was said twice.
  insert into member_period (member_id, valid, status, managing_branch_id, membership_branch_id, work_unit_id, full_time, recorded_by, reason)
  select keeper, valid * daterange(null, kept.first_on), status, managing_branch_id, membership_branch_id, work_unit_id, full_time,
    acting_name(), correction_reason()
  from member_period where member_id = loser and superseded_at is null and lower(valid) < kept.first_on;
  update member_period set member_id = keeper, superseded_at = coalesce(superseded_at, now()) where member_id = loser;
  delete from member where id = loser;
  -- The number is on record once, and the other has to be gone before.
  update member set first_on = least(kept.first_on, gone.first_on), private = kept.private or gone.private,
    former_keys = nullif(concat_ws(' ', kept.former_keys, gone.former_keys, former_key), ''),
    id_number_sealed = coalesce(kept.id_number_sealed, gone.id_number_sealed),
    id_number_hash = case when kept.id_number_sealed is null then gone.id_number_hash else kept.id_number_hash end,
    id_number_hash_old = case when kept.id_number_sealed is null then gone.id_number_hash_old else kept.id_number_hash_old end,
    phone_sealed = coalesce(kept.phone_sealed, gone.phone_sealed)
  where id = keeper;
  perform set_config('app.merging', '', true);
end $$;
alter function merge_members(uuid, uuid, text) owner to {{keeper}};
revoke execute on function merge_members(uuid, uuid, text) from public;
grant execute on function merge_members(uuid, uuid, text) to {{app}}, {{self}}, {{keeper}};
