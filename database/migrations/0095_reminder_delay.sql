-- A branch is reminded at once; the level above only when a duty is over for more days than these.
alter table installation add reminder_delay_days int not null default 15
  constraint installation_reminder_delay check (reminder_delay_days between 0 and 90);
comment on column installation.reminder_delay_days is
  'days after the last day of a duty''s period that pass before the level above is reminded of what was not held';
