-- What an entry is taken to cost, in seconds: an assumption that the top office may put right. Nobody is timed.
alter table installation
  add effort_entry_seconds int not null default 60 constraint installation_effort_entry check (effort_entry_seconds between 0 and 600),
  add effort_field_seconds int not null default 15 constraint installation_effort_field check (effort_field_seconds between 0 and 600),
  add effort_text_seconds int not null default 300 constraint installation_effort_text check (effort_text_seconds between 0 and 3600);
comment on column installation.effort_entry_seconds is 'assumed seconds to open a form, look over what it has filled in, and save';
comment on column installation.effort_field_seconds is 'assumed seconds for each field that is filled in by hand';
comment on column installation.effort_text_seconds is 'assumed seconds for each text that is written by hand: agenda, minutes, resolutions';
