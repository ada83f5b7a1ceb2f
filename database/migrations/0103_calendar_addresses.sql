-- A person's calendar by a secret address, for the calendar of a phone: of the secret only its digest is kept.

create table calendar_address (
  grant_id uuid primary key references role_grant (id),
  account_id uuid not null references account (id),
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  made_at timestamptz not null default now(),
  used_on date
);
create index calendar_address_account on calendar_address (account_id);
comment on table calendar_address is 'Secret addresses of calendars (日历订阅地址): one for each grant, which it shows under the bounds of that grant';
comment on column calendar_address.used_on is 'Day of the last use';

alter table calendar_address enable row level security;
alter table calendar_address force row level security;
grant select, insert, update, delete on calendar_address to {{keeper}};
create policy keeper on calendar_address to {{keeper}} using (true) with check (true);
grant select, insert, update, delete on calendar_address to {{app}}, {{self}};
create policy own on calendar_address to {{app}}, {{self}}
  using (account_id = acting_account())
  with check (account_id = acting_account() and exists (select from role_grant g where g.id = grant_id and g.account_id = acting_account()));

-- Whose calendar an address opens, asked before anybody acts; it lapses with the account and the grant. Its last day of use is written down.
create function open_calendar_address(digest bytea, today date) returns uuid
language plpgsql security definer set search_path = public as $$
declare
  found_grant uuid;
  last_used date;
begin
  select c.grant_id, c.used_on into found_grant, last_used
  from calendar_address c join account a on a.id = c.account_id join role_grant g on g.id = c.grant_id
  where c.token_hash = digest and a.active and g.revoked_at is null and g.holds @> today;
  if found_grant is not null and last_used is distinct from today then
    update calendar_address set used_on = today where token_hash = digest;
  end if;
  return found_grant;
end $$;
alter function open_calendar_address(bytea, date) owner to {{keeper}};
revoke execute on function open_calendar_address(bytea, date) from public;
grant execute on function open_calendar_address(bytea, date) to {{app}}, {{self}};
