-- An import finds a member by the name under which a merged record stood, in the branch that the row names.
create index member_former on member (managing_branch_id) where former_keys is not null;

-- Branch secretaries see what is contradicted of their organisations.
grant execute on function mismatches_of(uuid) to {{self}};
