-- That two records are two (不是同一个) is said of a pair and changes neither: an import that brought one of them is taken back whole.
create or replace function was_undone(l change_line) returns boolean language sql stable as $$
  select l.changes ? 'not_double' or l.import_id is not null
    and exists (select from import_run r where r.id = l.import_id and r.state = 'taken_back')
    and not exists (select from import_kept k where k.import_id = l.import_id and k.entity = l.entity and k.entity_id = l.entity_id)
$$;
