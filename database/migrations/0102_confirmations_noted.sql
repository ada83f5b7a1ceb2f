-- What is confirmed to a home branch waits on its secretary's desk until it is noted (已阅).

alter table attendance_confirmation add noted_by text, add noted_at timestamptz,
  add constraint attendance_confirmation_noted check ((noted_by is null) = (noted_at is null));
comment on column attendance_confirmation.noted_by is 'Who at the home branch has noted it';
create index attendance_confirmation_waits on attendance_confirmation (home_pos) where noted_at is null and taken_back_at is null;

-- What was confirmed to the Party organisations in sight, and below a node where one is named; the latest first.
create function confirmations_received(node uuid, only_waiting bool, most int)
returns table (confirmation_id uuid, member_id uuid, member_name text, home_id uuid, home_name text, host_name text, functional boolean,
  from_on date, to_on date, expected int, present int, confirmed_by text, confirmed_at timestamptz, noted_by text, noted_at timestamptz)
language sql stable security definer set search_path = public as $$
  select c.id, k.id, k.name, h.id, h.name, p.name, p.functional, c.from_on, c.to_on, n.expected, n.present, c.confirmed_by, c.confirmed_at,
    c.noted_by, c.noted_at
  from (
    select c.* from attendance_confirmation c join member k on k.id = c.member_id
    where c.taken_back_at is null and (c.noted_at is null or not only_waiting)
      and may_see_persons() and c.home_pos between party_lo() and party_hi()
      and (node is null or c.home_pos between (select d.pos from party_org o join party_org_code d on d.pos = o.pos where o.id = node)
        and (select d.pos_end from party_org o join party_org_code d on d.pos = o.pos where o.id = node))
      and (may_see_private() or not k.private)
    order by c.confirmed_at desc, c.id limit most) c
    join member k on k.id = c.member_id join party_org p on p.id = c.party_org_id join party_org h on h.id = c.home_branch_id
    cross join lateral attendance_counts(p.id, k.id, c.from_on, c.to_on) n
  order by c.confirmed_at desc, c.id
$$;

-- The home branch notes them: the host alone may change the rest of a confirmation. Null where one of them is out of sight.
create function note_confirmations(ids uuid[]) returns int
language plpgsql security definer set search_path = public as $$
declare
  seen int;
  newly int;
begin
  select count(*) into seen from attendance_confirmation c join member k on k.id = c.member_id
  where c.id = any (ids) and may_see_persons() and c.home_pos between party_lo() and party_hi() and (may_see_private() or not k.private);
  if seen <> cardinality(ids) then return null; end if;
  update attendance_confirmation set noted_by = acting_name(), noted_at = now() where id = any (ids) and noted_at is null;
  get diagnostics newly = row_count;
  return newly;
end $$;

create function log_confirmation_noted() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  if rekeying() or merging() then return null; end if;
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on, reason, party_pos)
  values (acting_account(), acting_name(), 'member', new.member_id, 'note-confirmation',
    jsonb_build_object('attendance_confirmation_noted',
      jsonb_build_array(null, jsonb_build_object('from_on', new.from_on, 'last_on', new.to_on - 1))),
    change_on(), null, new.home_pos);
  return null;
end $$;
create trigger attendance_confirmation_noted_log after update on attendance_confirmation
  for each row when (old.noted_at is distinct from new.noted_at) execute function log_confirmation_noted();

do $$
declare f text;
begin
  foreach f in array array['confirmations_received(uuid, bool, int)', 'note_confirmations(uuid[])', 'log_confirmation_noted()'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
  foreach f in array array['confirmations_received(uuid, bool, int)', 'note_confirmations(uuid[])'] loop
    execute format('grant execute on function %s to {{app}}, {{self}}', f);
  end loop;
end $$;
