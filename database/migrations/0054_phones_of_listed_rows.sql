-- Telephones that a complete list tells are sealed while its rows are kept, as they are everywhere else.
alter table complete_list_row add column id uuid not null default gen_random_uuid(), add column phones_sealed bytea;
create unique index complete_list_row_id on complete_list_row (id);
comment on column complete_list_row.id is 'By which a change of keys tells the rows apart';
comment on column complete_list_row.phones_sealed is 'Telephones of the row, by field, until the uploaded file is erased; the rest of what it says stands in read';
comment on column complete_list_row.read is 'What the row says but for its telephones, until the uploaded file is erased';

-- Rows kept before lose theirs; the file still has them, and comparing it again brings them back.
alter table complete_list_row no force row level security;
update complete_list_row set read = jsonb_set(read, '{values,texts}',
  (read #> '{values,texts}') - array['contactPhone', 'headPhone', 'advisorPhone', 'liaisonPhone'])
where read #> '{values,texts}' ?| array['contactPhone', 'headPhone', 'advisorPhone', 'liaisonPhone'];
alter table complete_list_row force row level security;

create or replace function complete_list_file_erased() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  update complete_list_row set read = null, phones_sealed = null where list_id in (select id from complete_list where upload_id = new.id);
  update complete_list set layout = layout - 'sheets', state = case state when 'mapping' then 'discarded' else state end
  where upload_id = new.id;
  return null;
end $$;
