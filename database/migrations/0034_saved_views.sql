-- Views of a list that a person keeps under a name (常用视图): the address, never what stood there.

create table saved_view (
  id uuid primary key,
  account_id uuid not null references account (id),
  page text not null check (page ~ '^/[a-z0-9/-]{1,60}$'),
  name text not null check (length(name) between 1 and 30),
  -- The part of the address after the question mark.
  search text not null check (length(search) <= 2000),
  created_at timestamptz not null default now(),
  unique (account_id, page, name)
);
comment on table saved_view is 'Views that a person keeps (常用视图): a page with its filters, under a name';

alter table saved_view enable row level security;
alter table saved_view force row level security;
grant select, insert, update, delete on saved_view to {{app}}, {{self}};
create policy own on saved_view to {{app}}, {{self}} using (account_id = acting_account()) with check (account_id = acting_account());
