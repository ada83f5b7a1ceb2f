-- 账实不符 is paged along the tree, so it is worked out for one organisation after the other until a page is full; all at once, a
-- nation's declared numbers were all compared for the first twenty.
create function mismatches_of(org uuid)
returns table (figure text, declared int4, declared_on date, source text, on_roll int4)
language sql stable security definer set search_path = public rows 1 as $$
  with declared as (
    select distinct on (d.figure) d.figure, d.value, d.declared_on, d.source
    from declared_figure d
    where d.social_org_id = org and may_see_persons() and exists (select from social_org o where o.id = org and social_org_in_sight(o))
    order by d.figure, d.declared_on desc),
  roll as (select * from social_org_roll(array(select org where exists (select from declared))))
  select d.figure, d.value, d.declared_on, d.source, c.on_roll::int4
  from declared d cross join roll r
  cross join lateral (select case d.figure when 'full_members' then r.full_members when 'probationary_members' then r.probationary
    when 'members' then r.full_members + r.probationary else r.not_transferred end as on_roll) c
  where d.value <> c.on_roll
$$;
comment on function mismatches_of(uuid) is 'As mismatch_rows, of one organisation';
alter function mismatches_of(uuid) owner to {{keeper}};
revoke execute on function mismatches_of(uuid) from public;
grant execute on function mismatches_of(uuid) to {{app}}, {{keeper}};
