-- How people get in without a password (开户单), and how a secretary's right moves with the post.

create table sign_in_slip (
  id uuid primary key,
  account_id uuid not null references account (id),
  -- Only the hash of the printed code is kept.
  code_hash bytea not null unique,
  issued_at timestamptz not null default now(),
  issued_by text,
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz
);
create index sign_in_slip_account on sign_in_slip (account_id, issued_at);
comment on table sign_in_slip is 'Printed one-time codes to sign in with (开户单)';

create table trusted_device (
  token_hash bytea primary key,
  id uuid not null unique,
  account_id uuid not null references account (id),
  slip_id uuid not null references sign_in_slip (id),
  trusted_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  expires_at timestamptz not null,
  address text,
  device text
);
create index trusted_device_account on trusted_device (account_id);
create index trusted_device_slip on trusted_device (slip_id);
comment on table trusted_device is 'Phones on which somebody stays known after a slip (受信任的手机)';

-- A session that a trusted phone opened ends with the trust.
alter table session add device_id uuid references trusted_device (id) on delete cascade;
create index session_device on session (device_id) where device_id is not null;

-- The post that a secretary's right comes from, and the days on which it holds: a post may begin or end on a day to come.
alter table role_grant add post_id uuid references party_post (id) on delete set null;
alter table role_grant add holds daterange not null default daterange(null, null);
create index role_grant_post on role_grant (post_id) where post_id is not null;

grant select on sign_in_slip, trusted_device to {{app}}, {{self}};
grant insert, update on sign_in_slip to {{app}};
grant insert, update, delete on trusted_device to {{app}};
grant select, insert, update, delete on sign_in_slip, trusted_device to {{keeper}};

-- The rights of a branch that come from a post: given for it, or to the holder's account before posts were told apart.
create function grants_of_post(held party_post) returns setof role_grant
language sql stable security definer set search_path = public as $$
  select g.* from role_grant g join account a on a.id = g.account_id
  where g.party_org_id = held.party_org_id and g.role = 'branch_secretary' and g.revoked_at is null
    and (g.post_id = held.id or g.post_id is null
      and (a.member_id = held.member_id or a.member_id is null and a.display_name = held.person_name))
$$;

create function log_grant(of_account uuid, doing text, branch uuid) returns void
language sql security definer set search_path = public as $$
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on)
  select acting_account(), acting_name(), 'account', of_account, doing,
    jsonb_build_object('grant', case doing when 'revoke' then jsonb_build_array(g, null) else jsonb_build_array(null, g) end), change_on()
  from (select jsonb_build_object('role', 'branch_secretary', 'scopeKind', 'party', 'scopeId', branch) as g) granted
$$;

-- The holder left the post: the right is over at once, and with it every session under it.
create function end_secretary_right(held party_post) returns void
language plpgsql security definer set search_path = public as $$
declare ended role_grant;
begin
  for ended in select * from grants_of_post(held) loop
    update role_grant set revoked_at = now() where id = ended.id;
    delete from session where grant_id = ended.id;
    perform log_grant(ended.account_id, 'revoke', held.party_org_id);
  end loop;
end $$;

-- Somebody entered the post of a branch that is kept here already: the right goes to the account that the person has.
-- Who keeps an administrative duty sees no records, and only who is a Party member now signs in as one.
create function give_secretary_right(held party_post, days daterange) returns void
language plpgsql security definer set search_path = public as $$
declare heir uuid;
begin
  update role_grant set post_id = held.id, holds = days where id in (select id from grants_of_post(held));
  if found or held.member_id is null then return; end if;
  select a.id into heir from account a join member m on m.id = a.member_id
  where a.member_id = held.member_id and a.active and m.status in ('full', 'probationary')
    and not exists (select from role_grant d where d.account_id = a.id and d.scope_kind = 'none' and d.revoked_at is null)
  order by a.created_at limit 1;
  if heir is null then return; end if;
  insert into role_grant (id, account_id, role, scope_kind, party_org_id, granted_by, post_id, holds)
  values (gen_random_uuid(), heir, 'branch_secretary', 'party', held.party_org_id, acting_name(), held.id, days);
  perform log_grant(heir, 'grant', held.party_org_id);
end $$;

-- Whichever way a post changes (on the screen, by an import, by a merge), the right changes in the same transaction.
create function move_secretary_right() returns trigger
language plpgsql security definer set search_path = public as $$
declare
  today date := (now() at time zone 'Asia/Shanghai')::date;
  branch uuid := case when tg_op = 'DELETE' then old.party_org_id else new.party_org_id end;
  remains boolean;
begin
  if not exists (select from role_grant where party_org_id = branch and role = 'branch_secretary') then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op <> 'INSERT' and old.post = 'secretary' then
    remains := tg_op = 'UPDATE' and new.post = 'secretary' and new.to_on > today
      and coalesce(new.member_id = old.member_id, new.person_name = old.person_name);
    if not remains then perform end_secretary_right(old); end if;
  end if;
  if tg_op <> 'DELETE' and new.post = 'secretary' and new.to_on > today then
    perform give_secretary_right(new, daterange(case when new.from_on > today then new.from_on end, nullif(new.to_on, 'infinity')));
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

create trigger party_post_right_new after insert on party_post for each row when (new.post = 'secretary')
  execute function move_secretary_right();
create trigger party_post_right_change after update on party_post for each row when (old.post = 'secretary' or new.post = 'secretary')
  execute function move_secretary_right();
-- Before the row goes: the right has to be found by it.
create trigger party_post_right_gone before delete on party_post for each row when (old.post = 'secretary')
  execute function move_secretary_right();

do $$
declare t text;
begin
  foreach t in array array['grants_of_post(party_post)', 'log_grant(uuid, text, uuid)', 'end_secretary_right(party_post)',
    'give_secretary_right(party_post, daterange)', 'move_secretary_right()'] loop
    execute format('alter function %s owner to {{keeper}}', t);
    execute format('revoke execute on function %s from public', t);
    execute format('grant execute on function %s to {{keeper}}', t);
  end loop;
end $$;
