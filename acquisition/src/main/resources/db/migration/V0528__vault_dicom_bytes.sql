-- Instances as they came, of projects that said so: where their encrypted bytes lie.
create table vault.dicom_bytes (
    series_uid   text        not null,
    sop_uid      text        not null,
    unit_id      uuid        not null,
    cipher       bytea       not null,
    kept_at      timestamptz not null default now(),
    primary key (series_uid, sop_uid)
);
create index dicom_bytes_unit on vault.dicom_bytes (unit_id);
comment on table vault.dicom_bytes is 'Instances of the archive, by their de-identified UIDs, whose bytes are kept as they came, encrypted, in data/originals';
comment on column vault.dicom_bytes.unit_id is 'Folder of data/originals; destroyed with the last row that names it';
comment on column vault.dicom_bytes.cipher is 'Spool and range of the bytes, and how to read them; sealed by the vault''s key';
grant select, insert, update, delete on vault.dicom_bytes to naohai_vault;
