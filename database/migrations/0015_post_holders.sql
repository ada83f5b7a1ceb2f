-- A post holder who was known by name alone is joined to the roll when the member arrives: the same name, in the branch of the post,
-- and nobody else there of that name.
create function join_post_holders() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update party_post p set member_id = m.id
  from (select managing_branch_id, name from new_rows group by 1, 2) arrived
  join party_post held on held.party_org_id = arrived.managing_branch_id and held.person_name = arrived.name
    and held.member_id is null and held.to_on = 'infinity'
  cross join lateral (
    select (array_agg(id))[1] as id from member
    where managing_branch_id = arrived.managing_branch_id and name = arrived.name and status in ('full', 'probationary')
    having count(*) = 1) m
  where p.id = held.id;
  return null;
end $$;
alter function join_post_holders() owner to {{keeper}};
create trigger member_join_posts after insert on member referencing new table as new_rows
  for each statement execute function join_post_holders();
