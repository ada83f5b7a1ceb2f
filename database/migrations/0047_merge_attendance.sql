-- Who was at a meeting is told of the keeper when two records of one person become one.

create or replace function merge_members(keeper uuid, loser uuid, former_key text) returns void
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
  -- Called twice to one meeting, as its record has it: what was held is not counted anew.
  update attendance set member_id = keeper where member_id = loser;
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
