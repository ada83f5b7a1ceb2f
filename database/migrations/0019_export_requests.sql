-- Exports that wait for a second person or are made in the background (导出申请): who asked for what, who decided, and
-- until when the sealed file lies in the data folder under the id.

-- Personal data above so many rows leaves only with a second person's consent; uploads lie so many days.
alter table installation add column export_approval_rows int not null default 500 check (export_approval_rows between 0 and 100000);
alter table installation add column upload_days int not null default 30 check (upload_days between 1 and 90);

create table export_request (
  id uuid primary key,
  account_id uuid not null references account (id),
  grant_id uuid not null references role_grant (id),
  actor text not null,
  -- What the asker is bound to, by name, for whoever decides.
  place_name text,
  kind text not null check (kind in ('social-orgs', 'party-orgs', 'members')),
  asked jsonb not null,
  format text not null check (format in ('xlsx', 'csv')),
  purpose text not null,
  rows int not null,
  -- Where the asker stands in the Party tree; null beside it. A renumbering reaches it.
  party_pos int8 references party_org_code (pos) on update cascade,
  state text not null check (state in ('waiting', 'refused', 'making', 'ready', 'failed', 'lapsed')),
  -- An office without a second person: the reason, and when the auditor has taken note.
  alone_reason text,
  noted_by text,
  noted_at timestamptz,
  needs_approval boolean not null,
  decided_by uuid references account (id) check (decided_by is distinct from account_id),
  decided_actor text,
  decided_at timestamptz,
  decision_note text,
  -- Sealed until the file is made, then gone.
  password_sealed bytea,
  locked boolean not null,
  failure text,
  file_bytes int8,
  fetched_at timestamptz,
  requested_at timestamptz not null default now(),
  expires_at timestamptz not null,
  erased_at timestamptz,
  check (not needs_approval or alone_reason is not null or decided_by is not null or state in ('waiting', 'lapsed'))
);
create index export_request_account on export_request (account_id, id);
create index export_request_grant on export_request (grant_id);
create index export_request_decider on export_request (decided_by) where decided_by is not null;
create index export_request_place on export_request (party_pos, id) where party_pos is not null;
create index export_request_open on export_request (expires_at) where erased_at is null;
comment on table export_request is 'Exports asked for (导出申请): approved by a second person where they are large';

-- Whether the caller keeps one of the administrative duties.
create function keeps_duty(duty text) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from role_grant where account_id = acting_account() and role = duty and scope_kind = 'none' and revoked_at is null)
$$;

-- Whether somebody else could decide on what an account asks for: an officer of the own node or above, or a security administrator.
create function has_second_person(asker uuid, asked_grant uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from role_grant g join account a on a.id = g.account_id
    left join party_org_code c on c.party_org_id = g.party_org_id and c.to_on = 'infinity'
    where a.active and a.id <> asker and g.revoked_at is null and (g.role = 'security_admin'
      or g.role = 'officer' and g.scope_kind = 'party' and (select own.pos from role_grant n
        join party_org_code own on own.party_org_id = n.party_org_id and own.to_on = 'infinity' where n.id = asked_grant)
        between c.pos and c.pos_end))
$$;

alter table export_request enable row level security;
alter table export_request force row level security;
grant select, insert, update, delete on export_request to {{keeper}};
grant select, insert, update on export_request to {{app}}, {{self}};
create policy keeper on export_request to {{keeper}} using (true) with check (true);
create policy own on export_request to {{app}}, {{self}} using (account_id = acting_account()) with check (account_id = acting_account());
create policy decider_reads on export_request for select to {{app}}, {{self}}
  using (needs_approval and (keeps_duty('security_admin') or may_see_persons() and party_pos between party_lo() and party_hi()));
create policy decider_decides on export_request for update to {{app}}, {{self}}
  using (needs_approval and (keeps_duty('security_admin') or may_see_persons() and party_pos between party_lo() and party_hi()))
  with check (needs_approval and decided_by = acting_account());
create policy auditor_reads on export_request for select to {{app}}, {{self}} using (alone_reason is not null and keeps_duty('auditor'));
create policy auditor_notes on export_request for update to {{app}}, {{self}} using (alone_reason is not null and keeps_duty('auditor'))
  with check (noted_at is not null);

-- Upkeep: requests whose time is over, until their bytes are known to be gone; those that a stop has cut off.
create function export_requests_lapsed(limit_to int) returns setof uuid
language sql stable security definer set search_path = public as $$
  select id from export_request where erased_at is null and expires_at < now() order by expires_at limit limit_to
$$;
create function export_request_erased(erased uuid) returns void
language sql security definer set search_path = public as $$
  update export_request set erased_at = now(), password_sealed = null,
    state = case when state in ('waiting', 'ready', 'making') then 'lapsed' else state end where id = erased;
$$;
create function export_requests_cut_off() returns table (id uuid, grant_id uuid)
language sql stable security definer set search_path = public as $$
  select r.id, r.grant_id from export_request r where r.state = 'making' and r.expires_at > now()
$$;

do $$
declare f text;
begin
  foreach f in array array['keeps_duty(text)', 'has_second_person(uuid, uuid)', 'export_requests_lapsed(int)', 'export_request_erased(uuid)',
    'export_requests_cut_off()'] loop
    execute format('alter function %s owner to {{keeper}}', f);
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant execute on function keeps_duty(text), has_second_person(uuid, uuid) to {{app}}, {{self}};
grant execute on function export_requests_lapsed(int), export_request_erased(uuid), export_requests_cut_off() to {{owner}};
