-- What was settled of a declared number (账实不符核定) goes with the organisation when two records of it become one. Where both had
-- settled the same figure the keeper's stands: the loser's is undone, and stays on record.

create function settlements_follow_merge() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if new.kind = 'social_org' then
    update mismatch_settlement s set undone_at = now(), undone_by = acting_name()
    where s.social_org_id = new.id and s.undone_at is null
      and exists (select from mismatch_settlement k where k.social_org_id = new.keeper_id and k.figure = s.figure and k.undone_at is null);
    update mismatch_settlement set social_org_id = new.keeper_id where social_org_id = new.id;
  end if;
  return null;
end $$;
alter function settlements_follow_merge() owner to {{keeper}};
revoke execute on function settlements_follow_merge() from public;
create trigger merged_record_settlements after insert on merged_record for each row execute function settlements_follow_merge();
