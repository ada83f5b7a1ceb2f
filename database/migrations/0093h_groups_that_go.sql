-- Of two changes at once, one that leaves a group without anybody and one that puts a member into it, the second was lost to the group:
-- the roll named it, and no day in it was kept.

create or replace function keep_party_groups() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  members uuid[];
  branches uuid[];
  codes int8[];
  names text[];
  starts date[];
  touched uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(id), array_agg(managing_branch_id), array_agg(party_pos), array_agg(party_group), array_agg(first_on)
      into members, branches, codes, names, starts
    from new_rows where party_group is not null and status in ('full', 'probationary') and withdrawn_at is null;
  else
    select array_agg(id), array_agg(managing_branch_id), array_agg(party_pos), array_agg(now_in), array_agg(from_on)
      into members, branches, codes, names, starts
    from (
      select distinct on (n.id) n.id, n.managing_branch_id, n.party_pos, k.now_in,
        case when n.withdrawn_at is null then greatest(change_on(), n.first_on) else '-infinity' end as from_on
      from new_rows n join old_rows o on o.id = n.id
        cross join lateral (values (
          case when n.status in ('full', 'probationary') and n.withdrawn_at is null then n.party_group end,
          case when o.status in ('full', 'probationary') and o.withdrawn_at is null then o.party_group end)) k (now_in, was_in)
      where k.now_in is distinct from k.was_in or k.now_in is not null and n.managing_branch_id <> o.managing_branch_id) c;
  end if;
  if members is null then return null; end if;

  -- A group that is there may go while it is waited for, as one in which nobody ever was: then it is entered anew.
  loop
    insert into party_group (id, party_org_id, party_pos, name, days)
    select gen_random_uuid(), c.branch, c.code, c.name, '{}' from unnest(branches, codes, names) c (branch, code, name) where c.name is not null
    group by c.branch, c.code, c.name on conflict (party_org_id, name) do nothing;
    select array_agg(id) into touched from (
      select s.party_group_id as id from party_group_member s where s.member_id = any (members)
      union select g.id from unnest(branches, names) c (branch, name) join party_group g on g.party_org_id = c.branch and g.name = c.name) t;
    if touched is null then return null; end if;
    perform from party_group where id = any (touched) order by id for no key update;
    exit when not exists (select from unnest(branches, names) c (branch, name) where c.name is not null
      and not exists (select from party_group g where g.party_org_id = c.branch and g.name = c.name));
  end loop;

  delete from party_group_member s using unnest(members, starts) c (id, from_on) where s.member_id = c.id and lower(s.valid) >= c.from_on;
  update party_group_member s set valid = daterange(lower(s.valid), c.from_on)
  from unnest(members, starts) c (id, from_on) where s.member_id = c.id and coalesce(upper(s.valid), 'infinity') > c.from_on;
  with entered as (
    select c.id, c.from_on, g.id as group_id from unnest(members, branches, names, starts) c (id, branch, name, from_on)
      join party_group g on g.party_org_id = c.branch and g.name = c.name),
  gone_on as (
    update party_group_member s set valid = daterange(lower(s.valid), null) from entered e
    where s.member_id = e.id and s.party_group_id = e.group_id and upper(s.valid) = e.from_on returning s.member_id)
  insert into party_group_member (party_group_id, member_id, valid)
  select e.group_id, e.id, daterange(e.from_on, null) from entered e where e.id not in (select member_id from gone_on);
  perform party_group_days(touched);
  return null;
end $$;
