create schema if not exists lake;
grant usage on schema lake to naohai_app, naohai_worker;

create table lake.pack (
    pack_id uuid primary key,
    members integer not null check (members >= 0),
    bytes bigint not null check (bytes >= 0),
    stored_at timestamptz not null default now()
);
comment on table lake.pack is 'A ZIP64 stored archive of small objects of one subject and one import.';

create table lake.object (
    sha256 bytea primary key check (octet_length(sha256) = 32),
    size bigint not null check (size >= 0),
    place text not null check (place in ('loose', 'pack', 'sealed')),
    pack_id uuid references lake.pack,
    pack_offset bigint check (pack_offset >= 0),
    identifying boolean not null,
    stored_at timestamptz not null default now(),
    check ((place = 'pack') = (pack_id is not null and pack_offset is not null)),
    check ((place = 'sealed') = identifying)
);
comment on table lake.object is 'Where the bytes of an object lie; named by the SHA-256 of its plain bytes.';

create index object_by_pack on lake.object (pack_id) where pack_id is not null;

grant select on lake.object, lake.pack to naohai_app;
grant select, insert, update, delete on lake.object, lake.pack to naohai_worker;
