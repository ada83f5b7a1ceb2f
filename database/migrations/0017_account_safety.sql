-- What keeps an account its owner's: passwords that are spent, a second factor, how long a session lives, who keeps the duties.

-- Passwords that the account had before the one it has, newest last; they may not come back at once.
create table past_password (
  id uuid primary key,
  account_id uuid not null references account (id),
  password_hash text not null,
  replaced_at timestamptz not null default now()
);
create index past_password_account on past_password (account_id, replaced_at);
comment on table past_password is 'Passwords used before (曾用密码), as hashes';

-- The secret of the codes that a telephone shows. A candidate becomes the secret once its owner has shown that codes come.
create table second_factor (
  account_id uuid primary key references account (id),
  secret_sealed bytea,
  since timestamptz,
  -- The step of 30 seconds whose code was taken last: that one and those before it are spent.
  last_step int8 not null default 0,
  candidate_sealed bytea,
  candidate_at timestamptz,
  check ((secret_sealed is null) = (since is null)),
  check ((candidate_sealed is null) = (candidate_at is null))
);
comment on table second_factor is 'Second factor (两步验证), sealed';

create table recovery_code (
  account_id uuid not null references account (id),
  code_hash bytea not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);
comment on table recovery_code is 'Recovery codes (恢复码), as keyed hashes; each is good once';

-- 'split': three persons keep the duties apart. 'small': one person keeps two of them, watched by a named auditor.
alter table installation add column duty_mode text not null default 'split' check (duty_mode in ('split', 'small'));

-- To join what 三员分立 keeps apart takes two administrators: one asks, another agrees.
create table duty_request (
  id uuid primary key,
  reason text not null,
  asked_by uuid not null references account (id),
  asked_at timestamptz not null default now(),
  settled_by uuid references account (id),
  settled_at timestamptz,
  agreed boolean,
  check ((settled_at is null) = (agreed is null))
);
create index duty_request_asked_by on duty_request (asked_by);
create index duty_request_settled_by on duty_request (settled_by) where settled_by is not null;
comment on table duty_request is 'Requests to run as a small office (改为小型单位管理), confirmed by a second administrator';

-- Rest after which a session is over; its end stands in expires_at. Each session keeps what held when it began.
alter table session add column idle interval not null default '2 hours';

grant select, insert, update, delete on past_password, second_factor, recovery_code, duty_request to {{keeper}};
grant select on past_password, second_factor, recovery_code, duty_request to {{app}};
-- A secretary sees of a member's account whether it has one, nothing else.
grant select (account_id, since) on second_factor to {{self}};
grant insert, update, delete on past_password, second_factor, recovery_code to {{app}};
grant insert, update on duty_request to {{app}};
