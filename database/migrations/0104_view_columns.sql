-- A view that is kept brings back the columns that were shown with it, on any machine.

alter table saved_view add column columns jsonb not null default '{}' check (jsonb_typeof(columns) = 'object' and length(columns::text) <= 8000);
comment on column saved_view.columns is 'Of each table on the page the keys of its columns in order; null: as the page proposes';
