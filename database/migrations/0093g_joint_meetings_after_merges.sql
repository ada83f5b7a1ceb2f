-- Nobody holds a meeting together with itself; and of two invitations of Party organisations that are one now the joined one is kept.

create or replace function joint_invitations_follow_merge() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  -- What either of them convened has gone over to the keeper before (convenings_follow_merge).
  delete from joint_invitation i using merged_record r, convening c
  where r.id = old.id and c.id = i.convening_id and c.party_org_id = r.keeper_id and i.party_org_id in (old.id, r.keeper_id);
  delete from joint_invitation i using merged_record r, joint_invitation k
  where r.id = old.id and i.party_org_id in (old.id, r.keeper_id) and k.party_org_id in (old.id, r.keeper_id) and k.convening_id = i.convening_id
    and (k.state = 'accepted', k.party_org_id = r.keeper_id) > (i.state = 'accepted', i.party_org_id = r.keeper_id);
  update joint_invitation i set party_org_id = k.id, party_pos = k.pos
  from merged_record r join party_org k on k.id = r.keeper_id where r.id = old.id and i.party_org_id = old.id;
  return old;
end $$;
