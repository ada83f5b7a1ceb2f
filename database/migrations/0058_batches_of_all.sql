-- Batches (批量操作) of Party organisations and members too, and assignments of advisors to many organisations.

alter table batch_change add column subject text not null default 'social_org'
  check (subject in ('social_org', 'party_org', 'member'));
comment on column batch_change.subject is 'What the batch changed: the records that its rows name';
comment on column batch_change.field is 'The field that was set; advisorBegin and advisorEnd: an assignment that begins or ends';
comment on table batch_change is 'Changes of many records at once (批量操作); undone as one by whoever made them';

alter table batch_row rename column social_org_id to record_id;
-- A member's name stays in the member's record alone; of an assignment the fact itself says whether somebody changed it since.
alter table batch_row alter column name drop not null;
alter table batch_row alter column version drop not null;
comment on table batch_row is 'One line a record that a batch changed: what it was before';

-- The line for the whole says what kind of records it was.
create or replace function log_batch() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  insert into change_line (account_id, actor, entity, entity_id, action, changes, change_on)
  values (acting_account(), acting_name(), 'batch', new.id, case when tg_op = 'INSERT' then 'batch-change' else 'undo-batch' end,
    jsonb_build_object('batchSubject', jsonb_build_array(null, new.subject), 'batchField', jsonb_build_array(null, new.field),
      'batchValue', jsonb_build_array(null, new.value_text), 'changed', jsonb_build_array(null, new.changed)), new.change_on);
  return null;
end $$;

-- A branch secretary acts as the role that knows keys beside ranges, and sets the groups of the own members.
grant select, insert, update on batch_change, batch_row to {{self}};
alter policy own on batch_change to {{app}}, {{self}};
alter policy own on batch_row to {{app}}, {{self}};
