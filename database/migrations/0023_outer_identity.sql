-- Sign-on: whom an outside identity provider (统一身份认证, OpenID Connect) knows as whom of us.

create table outer_identity (
  id uuid primary key,
  account_id uuid not null unique references account (id),
  -- The provider's address and its name for the person, as one text, and its hash: within the provider the name may be a staff
  -- or telephone number.
  identity_sealed bytea not null,
  identity_hash bytea not null,
  -- Under the key that is being replaced, while one is.
  identity_hash_old bytea,
  -- Linked by the person, who proved both ends; false: entered by an administrator, who proved neither.
  own boolean not null,
  linked_at timestamptz not null default now(),
  linked_by text
);
create unique index outer_identity_now on outer_identity (identity_hash);
create unique index outer_identity_old on outer_identity (identity_hash_old) where identity_hash_old is not null;
create unique index outer_identity_any on outer_identity (coalesce(identity_hash_old, identity_hash));
comment on table outer_identity is 'Outer identities (统一身份) that open an account; sealed, one an account';

grant select, insert, delete on outer_identity to {{app}};
grant select, insert, update, delete on outer_identity to {{keeper}};
