-- 曾用名: who writes the name that an organisation had before it was renamed finds it, as one that was merged is found. A correction
-- of a name says that it was never so.
create function keep_former_name() returns trigger
language plpgsql set search_path = public as $$
begin
  new.former_keys := (
    select nullif(string_agg(k, ' ' order by nth), '') from (
      select k, min(nth) as nth from string_to_table(concat_ws(' ', old.former_keys, old.name_key), ' ') with ordinality f (k, nth)
      where k <> '' and k <> new.name_key group by k) named);
  return new;
end $$;
create trigger social_org_former_name before update of name on social_org for each row
  when (old.name_key <> new.name_key and correction_reason() is null and not merging())
  execute function keep_former_name();
comment on column social_org.former_keys is 'Former names (曾用名), folded: before a renaming, or of records that are merged in it; found by them, never counted by them';
