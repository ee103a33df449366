create schema if not exists vault;
revoke all on schema vault from public;
grant usage on schema vault to naohai_vault;

create table vault.identity (
    identity_id uuid primary key,
    project_id uuid not null,
    dataset_name text not null,
    subject_label text,
    unit_hash bytea,
    kind text not null,
    field_cipher bytea not null,
    value_cipher bytea not null,
    value_hash bytea not null,
    algorithm smallint not null default 1,
    at timestamptz not null default now(),
    check ((subject_label is null) = (unit_hash is not null))
);
comment on table vault.identity is
    'Identifiers of persons, encrypted by column (algorithm 1 = AES-256-GCM) with a key outside the database.';
comment on column vault.identity.unit_hash is
    'Keyed hash of the path of the unit that holds it, as long as nobody knows whose the unit is.';

create unique index identity_once on vault.identity
    (project_id, dataset_name, coalesce(subject_label, encode(unit_hash, 'hex')), kind, value_hash);

grant select, insert, update, delete on vault.identity to naohai_vault;
