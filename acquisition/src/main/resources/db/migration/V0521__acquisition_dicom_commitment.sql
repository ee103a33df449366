-- What senders have asked us to answer for (storage commitment), until they have been told.
create table acquisition.dicom_commitment (
    commitment_id uuid        primary key,
    calling_ae    text        not null,
    called_ae     text        not null,
    asked_cipher  bytea       not null,
    attempts      int         not null default 0,
    asked_at      timestamptz not null default now(),
    next_at       timestamptz not null
);
comment on table acquisition.dicom_commitment is 'Storage commitment that is not reported yet; gone once the sender has confirmed the report, or after three days';
comment on column acquisition.dicom_commitment.asked_cipher is 'Transaction and instance UIDs as they came, sealed by the vault''s key';
create index dicom_commitment_next on acquisition.dicom_commitment (next_at);
grant select, insert, update, delete on acquisition.dicom_commitment to naohai_worker;
