-- 不公开 members, and what a look says: for whom it was, and from when on it may be told.

-- Towards inspectors a member may be 不公开; the branch and those upward who keep the roll see everybody.
create function may_see_private() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('app.private', true) = '1', false) $$;
create function acting_grant() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.grant', true), '')::uuid $$;

alter policy scope on member
  using (may_see_persons() and (party_pos between party_lo() and party_hi() or membership_pos between party_lo() and party_hi())
    and (not private or may_see_private()))
  with check (may_see_persons() and party_pos between party_lo() and party_hi() and (not private or may_see_private()));
alter policy own on member
  using ((may_see_persons() and party_pos between party_lo() and party_hi() and (not private or may_see_private()))
    or id = any (only_members()));

-- A post in the Party or as its advisor tells of the membership: whoever may not know of the one may not know of the other.
create function is_private_member(member_id uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from member m where m.id = member_id and m.private)
$$;
alter function is_private_member owner to {{keeper}};
alter policy scope on party_post using (exists (select from party_org p where p.id = party_org_id)
  and (member_id is null or may_see_private() or member_id = any (only_members()) or not is_private_member(member_id)));
alter policy scope on advisor_assignment using (exists (select from social_org o where o.id = social_org_id)
  and (member_id is null or may_see_private() or member_id = any (only_members()) or account_id is not distinct from acting_account()
    or not is_private_member(member_id)));

-- How many the caller may not see of those whom a part of the Party tree manages, and of the holders of posts of one.
create function private_members_hidden(party_from int8, party_to int8) returns int8
language sql stable security definer set search_path = public as $$
  select case when may_see_persons() and not may_see_private() then (select count(*) from member m
    where m.private and m.status in ('full', 'probationary')
      and m.party_pos between greatest(party_from, party_lo()) and least(party_to, party_hi())) else 0 end
$$;
alter function private_members_hidden owner to {{keeper}};
create function private_posts_hidden(org uuid) returns int8
language sql stable security definer set search_path = public as $$
  select case when may_see_private() then 0 else (select count(*) from party_post t join member m on m.id = t.member_id
    where t.party_org_id = org and m.private and t.to_on > current_date and m.id <> all (only_members())) end
$$;
alter function private_posts_hidden owner to {{keeper}};

-- Under which grant somebody looked, whether it was the own branch's daily work, on which lawful ground, from when it is told.
alter table look_line add column grant_id uuid default acting_grant(),
  add column own_branch boolean not null default false,
  add column ground text check (ground in ('discipline', 'appointment')),
  add column shown_from timestamptz,
  add check ((ground is null) = (shown_from is null));
grant insert (own_branch, ground, shown_from) on look_line to {{app}}, {{self}};
create index look_line_ground on look_line (entity_id, account_id, at) where ground is not null;

create or replace function look_line_hash(l look_line) returns bytea language sql stable as $$
  select sha256(convert_to(jsonb_build_array('look', l.id, extract(epoch from l.at), l.account_id, l.actor, l.entity, l.entity_id,
    l.what, l.purpose, l.count, l.xid::text, l.grant_id, l.own_branch, l.ground, extract(epoch from l.shown_from))::text, 'UTF8'))
$$;

-- A look on a lawful ground is told after its time; so is whatever else its person saw of the record on the days around it.
create function look_withheld(member_id uuid, looker uuid, looked_at timestamptz, shown_from timestamptz) returns boolean
language sql stable security definer set search_path = public as $$
  select coalesce(shown_from > now(), false) or exists (select from look_line g
    where g.ground is not null and g.entity_id = member_id and g.account_id = looker and g.shown_from > now()
      and looked_at between g.at - interval '1 day' and g.at + interval '1 day')
$$;
alter function look_withheld owner to {{keeper}};
alter policy reading on look_line using (
  case when entity_id is null then account_id is not distinct from acting_account()
    else entity = 'member' and exists (select from member m where m.id = entity_id)
      and (account_id is not distinct from acting_account() or not look_withheld(entity_id, account_id, at, shown_from)) end);

-- For which unit and in which role somebody looked.
create function looking_desks(grants uuid[]) returns table (grant_id uuid, unit text, role text)
language sql stable security definer set search_path = public as $$
  select g.id, coalesce(p.name, r.full_name, b.name), g.role
  from unnest(grants) i join role_grant g on g.id = i left join party_org p on p.id = g.party_org_id
    left join region r on r.code = g.region_code left join supervising_body b on b.id = g.body_id
$$;
alter function looking_desks owner to {{keeper}};
grant execute on all functions in schema public to {{keeper}};

-- What was changed of such a post tells as much as the post.
create policy private_posts on change_line as restrictive for select to {{app}}, {{self}} using (
  not (changes ?| array['party_post', 'advisor_assignment']) or may_see_private() or keeps_duty('auditor')
  or not is_private_member(coalesce(changes #>> '{party_post,1,member_id}', changes #>> '{party_post,0,member_id}',
    changes #>> '{advisor_assignment,1,member_id}', changes #>> '{advisor_assignment,0,member_id}')::uuid));

-- Members by the place that their branch belongs to, or their organisation where the caller is bound to supervising bodies: as
-- roll_counts_on counts them, for all of the caller's bounds at once, so that it can be judged which counts may be told.
create function roll_by_place_on(today date) returns table (pos int8, members int8, not_transferred int8)
language sql stable security definer set search_path = public as $$
  select c.pos, count(*), count(*) filter (where c.elsewhere) from (
    select p.region_pos as pos, m.membership_branch_id is distinct from m.managing_branch_id as elsewhere
    from party_org_code k join party_org p on p.id = k.party_org_id join member_period m on m.managing_branch_id = p.id
    where body_lo() = 0 and k.from_on <= today and k.to_on > today and p.pos between party_lo() and party_hi()
      and p.region_pos between place_lo() and place_hi() and not p.outside_system and p.first_on <= today
      and coalesce(p.ended_on > today, true) and m.superseded_at is null and m.valid @> today and m.status in ('full', 'probationary')
    union all
    select o.pos, m.membership_branch_id is distinct from m.managing_branch_id
    from social_org o join member_period m on m.work_unit_id = o.id
    where body_lo() > 0 and o.body_no between body_lo() and body_hi() and o.pos between place_lo() and place_hi()
      and m.superseded_at is null and m.valid @> today and m.status in ('full', 'probationary')) c
  group by c.pos
$$;
alter function roll_by_place_on owner to {{keeper}};
