-- The day stands beside the place, not behind it: PostgreSQL 18 would rather leap from place to place through the day behind each than
-- read what began in a time where it lies together (coverage_span_starts), which takes twice as long.
drop index coverage_span_place;
create index coverage_span_place on coverage_span (pos)
  include (from_on, to_on, signature, staff, volunteers, party_pos, tree_pos, body_no, org_type, sector, size_band) where known_to = 'infinity';
drop index coverage_span_tree;
create index coverage_span_tree on coverage_span (tree_pos)
  include (from_on, to_on, signature, staff, volunteers, pos, party_pos, body_no, org_type, sector, size_band) where known_to = 'infinity';
