-- The roll of a group's meeting asks the same function as the notices of it, within what the caller may see.
grant execute on function in_party_group(uuid, uuid, text, date) to {{app}}, {{self}};
