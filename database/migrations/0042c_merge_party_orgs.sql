-- Two records of one Party organisation become one, as of social organisations. What really comes together on a day (并入) is an end
-- with a reason, not this.

alter table party_org add former_keys text, add former_codes text;
comment on column party_org.former_keys is 'Names under which records stood that are merged in it: found by them, never counted by them';

create function party_org_tokens(id uuid, name_key text, short_name text, party_code text, former_keys text, former_codes text, pos int8, region_pos int8)
returns setof party_org_token language sql stable as $$
  select t.token, pos, region_pos, id, t.at
  from (
    select token, at from name_tokens(name_key)
    union all select token, (1000 + at)::int2 from name_tokens(upper(translate(short_name, ' （）', '')))
    union all select token, at from code_tokens(upper(translate(party_code, ' ', '')))
    union all select token, at from former_tokens(former_keys, former_codes) where former_keys is not null or former_codes is not null) t
$$;
select keep_tokens_of('party_org', 'name_key, short_name, party_code, former_keys, former_codes, pos, region_pos');
alter function keep_party_org_tokens() owner to {{keeper}};

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
  insert into member_token select t.* from member m cross join lateral member_tokens(m.id, m.name_key, m.party_pos, m.membership_pos, m.private) t;
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
      from member m cross join lateral member_tokens(m.id, m.name_key, m.party_pos, m.membership_pos, m.private) t),
  kept as (
    select 'social_org' as kind, social_org_id as id, token, at, pos, party_pos, body_no, false as private from social_org_token
    union all select 'party_org', party_org_id, token, at, region_pos, pos, 0, false from party_org_token
    union all select 'member', member_id, token, at, 0, pos, 0, private from member_token)
  select d.kind, d.id, d.token, d.missing from (
    select *, true as missing from (table want except all table kept) lacking
    union all
    select *, false from (table kept except all table want) left_over) d
$$;
drop function party_org_tokens(uuid, text, text, text, int8, int8);

-- Who answers is the same as before, under the id that stays: no claim is settled by it, nothing lapses.
drop trigger social_org_claims on social_org;
create trigger social_org_claims after update on social_org for each row
  when (not merging() and (new.responsible_party_org_id, new.responsibility, new.ended_on, new.region_code, new.address_region_code,
      new.supervising_body_id, new.org_type, new.sector, new.industry_regulator_id) is distinct from
    (old.responsible_party_org_id, old.responsibility, old.ended_on, old.region_code, old.address_region_code,
      old.supervising_body_id, old.org_type, old.sector, old.industry_regulator_id))
  execute function claims_follow_org();

-- The Party organisation `loser` goes into `keeper`; judged before (party-org-merge.rules.ts), changed afterwards as by a form.
create function merge_party_orgs(keeper uuid, loser uuid, former_key text, former_code text) returns void
language plpgsql security definer set search_path = public as $$
declare
  kept party_org;
  gone party_org;
  moved jsonb;
begin
  perform pg_advisory_xact_lock(hashtext('party_tree'));
  perform party_tree_allowed(keeper);
  perform party_tree_allowed(loser);
  select * into strict kept from party_org where id = keeper;
  select * into strict gone from party_org where id = loser;
  if body_lo() <> 0 or not (kept.region_pos between place_lo() and place_hi() and gone.region_pos between place_lo() and place_hi())
    or gone.parent_id is null then
    raise exception 'outside the caller''s bounds' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.merging', '1', true);
  select jsonb_object_agg(k, n) into moved from (values
    ('coverage_relation', (select count(*) from coverage_relation where party_org_id = loser)),
    ('party_post', (select count(*) from party_post where party_org_id = loser)),
    ('party_term', (select count(*) from party_term where party_org_id = loser)),
    ('responsible_for', (select count(*) from social_org where responsible_party_org_id = loser)),
    ('member', (select count(*) from member where managing_branch_id = loser or membership_branch_id = loser))) c (k, n) where n > 0;
  perform merge_noted('party_org', keeper, loser, to_jsonb(gone),
    jsonb_build_object('name', kept.name, 'moved', coalesce(moved, '{}')), kept.region_pos, kept.pos, 0);

  -- The rights in the branch first: those that hang on a post find their post again by them.
  update role_grant set party_org_id = keeper where party_org_id = loser;
  update party_post k set from_on = least(k.from_on, l.from_on), to_on = greatest(k.to_on, l.to_on),
    member_id = coalesce(k.member_id, l.member_id)
  from party_post l where l.party_org_id = loser and k.party_org_id = keeper
    and (k.post, k.person_name) = (l.post, l.person_name) and daterange(k.from_on, k.to_on) && daterange(l.from_on, l.to_on);
  update role_grant g set post_id = k.id from party_post l join party_post k on k.party_org_id = keeper
    and (k.post, k.person_name) = (l.post, l.person_name) and daterange(k.from_on, k.to_on) && daterange(l.from_on, l.to_on)
  where l.party_org_id = loser and g.post_id = l.id;
  delete from party_post l using party_post k where l.party_org_id = loser and k.party_org_id = keeper
    and (k.post, k.person_name) = (l.post, l.person_name) and daterange(k.from_on, k.to_on) && daterange(l.from_on, l.to_on);
  update party_post set party_org_id = keeper where party_org_id = loser;
  -- Of one person's two equal rights one is left, and who was in under the other goes on under it.
  update session s set grant_id = k.id from role_grant l join role_grant k on k.account_id = l.account_id and k.role = l.role
    and k.party_org_id = keeper and k.revoked_at is null and k.id < l.id
  where l.party_org_id = keeper and l.revoked_at is null and s.grant_id = l.id;
  update role_grant l set revoked_at = now() where l.party_org_id = keeper and l.revoked_at is null
    and exists (select from role_grant k where k.account_id = l.account_id and k.role = l.role and k.party_org_id = keeper
      and k.revoked_at is null and k.id < l.id);

  delete from party_term l using party_term k where l.party_org_id = loser and k.party_org_id = keeper
    and (k.from_on, k.to_on) = (l.from_on, l.to_on);
  update party_term set party_org_id = keeper where party_org_id = loser;
  perform merge_ranges('coverage_relation', 'party_org_id', array['social_org_id', 'way'], keeper, loser);
  update party_org_region set party_org_id = keeper where party_org_id = loser;
  update party_org set guided_by_id = nullif(keeper, id) where guided_by_id = loser;
  -- Those that still stand below it have been moved before; what has ended stays where it was in the tree.
  update party_org set parent_id = keeper where parent_id = loser and id <> keeper;
  update complete_list set party_org_id = keeper, party_pos = kept.pos where party_org_id = loser;
  update claim set party_org_id = keeper, party_pos = kept.pos where party_org_id = loser;
  update member_period set managing_branch_id = keeper where managing_branch_id = loser;
  update member_period set membership_branch_id = keeper where membership_branch_id = loser;
  update member set managing_branch_id = keeper, party_pos = kept.pos where managing_branch_id = loser;
  update member set membership_branch_id = keeper, membership_pos = kept.pos where membership_branch_id = loser;
  update social_org_period set responsible_party_org_id = keeper where responsible_party_org_id = loser;
  update social_org set responsible_party_org_id = keeper, party_pos = kept.pos where responsible_party_org_id = loser;
  update coverage_span set responsible_party_org_id = keeper, party_pos = kept.pos where responsible_party_org_id = loser;
  -- Figures known on an earlier day stand under its code, which is nobody's on any day now.
  update party_org_code set party_org_id = keeper, to_on = from_on where party_org_id = loser;

  -- Today's counters let it go; the keeper is counted anew when this commits.
  perform pg_advisory_xact_lock_shared(hashtext('tally_day'));
  with old as (delete from party_org_count where party_org_id = loser returning *)
  insert into tally_delta (pos, party_pos, body_no, key, n)
  select o.counted_region_pos, o.counted_pos, 0, k.key, -k.value from old o cross join lateral (values
    (-1, o.members), (-2, o.not_transferred), (-3, o.party_orgs::int), (-4, o.branches::int), (-5, o.covering::int)) k (key, value)
  where k.value <> 0;
  delete from party_org where id = loser;
  update party_org set first_on = least(kept.first_on, gone.first_on),
    former_keys = nullif(concat_ws(' ', kept.former_keys, gone.former_keys, former_key), ''),
    former_codes = nullif(concat_ws(' ', kept.former_codes, gone.former_codes, former_code), '')
  where id = keeper;
  delete from party_org_touched where party_org_id = loser;
  perform set_config('app.merging', '', true);
end $$;
alter function merge_party_orgs(uuid, uuid, text, text) owner to {{keeper}};
revoke execute on function merge_party_orgs(uuid, uuid, text, text) from public;
grant execute on function merge_party_orgs(uuid, uuid, text, text) to {{app}}, {{keeper}};
