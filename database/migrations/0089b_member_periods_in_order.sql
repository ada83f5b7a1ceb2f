-- That a member's periods don't overlap, held by cheaper means: the tree that compared every period with all others took a fifth of the
-- database's time in a large import, while nearly everybody has one period that has no end. Of those a member has one at most
-- (unique), those that have ended exclude each other, and a trigger compares the one with the others. It sees all there is:
-- whoever writes a member's periods has locked the member's row.

create unique index member_period_open on member_period (member_id) where superseded_at is null and upper_inf(valid);
alter table member_period add constraint member_period_ended_excl
  exclude using gist (member_id with =, valid with &&) where (superseded_at is null and not upper_inf(valid));
alter table member_period drop constraint member_period_member_id_valid_excl;

create function member_period_in_order() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  -- One by one, by the index of the member.
  if exists (
    select from new_rows n cross join lateral (
      select from member_period p where p.member_id = n.member_id and p.superseded_at is null
        and upper_inf(p.valid) <> upper_inf(n.valid) and p.valid && n.valid limit 1) other
    where n.superseded_at is null) then
    raise exclusion_violation using message = 'periods of a member overlap', table = 'member_period', constraint = 'member_period_in_order';
  end if;
  return null;
end $$;
alter function member_period_in_order() owner to {{keeper}};
create trigger member_period_in_order_insert after insert on member_period referencing new table as new_rows
  for each statement execute function member_period_in_order();
create trigger member_period_in_order_update after update on member_period referencing new table as new_rows
  for each statement execute function member_period_in_order();
