-- How old a password may grow, who must hold a second factor, exports that are taken back.

-- Since when the password is what it is; null: there is none.
alter table account add column password_set_at timestamptz;
update account set password_set_at = coalesce(
  (select max(p.replaced_at) from past_password p where p.account_id = account.id), created_at) where password_hash is not null;
comment on column account.password_set_at is 'Since when the password is in use (密码启用时间); its age is counted from here';

-- Found at the sign-in, for that session: it may do nothing but change the password. Who comes in by a slip has none that ages.
alter table session add column password_overdue boolean not null default false;
comment on column session.password_overdue is 'Opened by a password that had grown too old (密码已到期)';

alter table installation add column factor_demand text not null default 'administrators'
  check (factor_demand in ('administrators', 'staff', 'everyone'));
comment on column installation.factor_demand is 'Who must sign in with a second factor (两步验证的范围): administrators; staff: auditors, officers and inspectors too; everyone who signs in by password';

-- A request may be taken back by its asker while it waits.
alter table export_request drop constraint export_request_state_check;
alter table export_request add constraint export_request_state_check
  check (state in ('waiting', 'withdrawn', 'refused', 'making', 'ready', 'failed', 'lapsed'));
alter table export_request drop constraint export_request_check1;
alter table export_request add constraint export_request_consent_check
  check (not needs_approval or alone_reason is not null or decided_by is not null or state in ('waiting', 'withdrawn', 'lapsed'));

-- A request for a correction and its answer are on record like what they lead to; never what was asked for.
create function log_correction() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on)
  values (acting_account(), acting_name(), 'correction_request', new.id,
    case new.state when 'waiting' then 'ask' when 'accepted' then 'accept' else 'decline' end,
    jsonb_build_object('what', jsonb_build_array(null, new.what)), change_on());
  return null;
end $$;
alter function log_correction() owner to {{keeper}};
revoke execute on function log_correction() from public;
create trigger correction_request_log_insert after insert on correction_request
  for each row execute function log_correction();
create trigger correction_request_log_update after update on correction_request
  for each row when (new.state is distinct from old.state) execute function log_correction();

-- Sectors come with the product: nobody changes them from a screen.
revoke insert, update on sector from {{app}};
