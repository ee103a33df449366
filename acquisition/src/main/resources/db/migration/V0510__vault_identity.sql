create schema if not exists vault;
revoke all on schema vault from public;
grant usage on schema vault to naohai_vault;

create table vault.identity (
    identity_id uuid primary key,
    project_id uuid not null,
    subject_label text,
    kind text not null,
    field_cipher bytea not null,
    value_cipher bytea not null,
    value_hash bytea not null,
    algorithm smallint not null default 1,
    at timestamptz not null default now()
);
comment on table vault.identity is
    'Identifiers of persons, encrypted by column (algorithm 1 = AES-256-GCM) with a key outside the database.';

create unique index identity_once on vault.identity
    (project_id, coalesce(subject_label, ''), kind, value_hash);

grant select, insert, update, delete on vault.identity to naohai_vault;
