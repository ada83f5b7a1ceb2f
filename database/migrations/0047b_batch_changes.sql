-- Many organisations changed at once (批量操作): who set which field to what, row by row, so that it is undone as one.

create table batch_change (
  id uuid primary key,
  account_id uuid references account (id),
  actor text not null,
  field text not null,
  -- In words, as the person chose it; null: emptied.
  value_text text,
  change_on date not null,
  changed int not null,
  refused int not null,
  made_at timestamptz not null default now(),
  undone_at timestamptz,
  undone_by text
);
create index batch_change_account on batch_change (account_id, id);
comment on table batch_change is 'Changes of many social organisations at once (批量操作); undone as one by whoever made them';

-- Without a key on the organisation: it may be merged since, and is named then as one that is left.
create table batch_row (
  batch_id uuid not null references batch_change (id) on delete cascade,
  social_org_id uuid not null,
  name text not null,
  -- What the fields were, and the version that the batch left: a later one is somebody else's change.
  before jsonb not null,
  version int not null,
  state text not null default 'changed' check (state in ('changed', 'undone', 'left')),
  reason text,
  primary key (batch_id, social_org_id)
);
comment on table batch_row is 'One line an organisation that a batch changed: what it was before';

alter table batch_change enable row level security;
alter table batch_change force row level security;
alter table batch_row enable row level security;
alter table batch_row force row level security;
grant select, insert, update on batch_change, batch_row to {{app}};
grant select, insert, update, delete on batch_change, batch_row to {{keeper}};
create policy keeper on batch_change to {{keeper}} using (true) with check (true);
create policy keeper on batch_row to {{keeper}} using (true) with check (true);
create policy own on batch_change to {{app}} using (account_id is not distinct from acting_account())
  with check (account_id is not distinct from acting_account());
create policy own on batch_row to {{app}} using (exists (select from batch_change b where b.id = batch_id))
  with check (exists (select from batch_change b where b.id = batch_id));

-- One line for the whole: each organisation has its own beside.
create function log_batch() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on)
  values (acting_account(), acting_name(), 'batch', new.id, case when tg_op = 'INSERT' then 'batch-change' else 'undo-batch' end,
    jsonb_build_object('batchField', jsonb_build_array(null, new.field), 'batchValue', jsonb_build_array(null, new.value_text),
      'changed', jsonb_build_array(null, new.changed)), new.change_on);
  return null;
end $$;
alter function log_batch() owner to {{keeper}};
create trigger batch_change_made after insert on batch_change for each row execute function log_batch();
create trigger batch_change_undone after update of undone_at on batch_change for each row
  when (new.undone_at is not null and old.undone_at is null) execute function log_batch();
