-- Whoever has just been let in anew by another administrator may be that administrator.
alter table account add column rescued_at timestamptz;
comment on column account.rescued_at is 'When another administrator last gave it a way in: a new password, no second factor, an identity of an outer provider. For a time it does not count as a second person';
