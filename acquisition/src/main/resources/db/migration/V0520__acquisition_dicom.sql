-- What comes from scanners: who may send, where it goes, what has arrived and what waits for a person.
create table acquisition.dicom_peer (
    ae_title     text        primary key check (ae_title ~ '^[\x20-\x7e]{1,16}$'),
    name         text        not null,
    host         text,
    port         int         check (port between 1 and 65535),
    enabled      boolean     not null default true,
    created_by   uuid        not null,
    created_at   timestamptz not null default now()
);
comment on table acquisition.dicom_peer is 'Application entities that may send to us; host and port are where storage commitment is reported to';

create table acquisition.dicom_rule (
    rule_id      uuid        primary key,
    position     int         not null,
    name         text        not null,
    calling_ae   text,
    station      text,
    institution  text,
    study        text,
    protocol     text,
    patient_id   text,
    project_id   uuid        not null,
    dataset_name text        not null,
    subject      text        not null,
    session      text        not null,
    enabled      boolean     not null default true,
    created_by   uuid        not null,
    created_at   timestamptz not null default now()
);
comment on table acquisition.dicom_rule is 'Routing rules in order: the first whose patterns all match says project, dataset, subject and session';

create table acquisition.dicom_project (
    project_id     uuid        primary key,
    profile        jsonb       not null default '{}',
    keep_originals boolean     not null default false,
    reference      jsonb       not null default '{}',
    naming         jsonb       not null default '[]',
    changed_by     uuid        not null,
    changed_at     timestamptz not null default now()
);
comment on table acquisition.dicom_project is 'What a project has chosen: options of de-identification, originals, reference protocol and expected series, naming rules of the conversion';

create table acquisition.dicom_arrival (
    arrival_id      uuid        primary key,
    study_hash      bytea       not null,
    way             text        not null check (way in ('dimse', 'stow', 'import')),
    calling_ae      text        not null default '',
    state           text        not null check (state in ('arriving', 'archived', 'held', 'discarded')),
    cause           text,
    project_id      uuid,
    scope_id        int,
    dataset_name    text,
    subject_label   text,
    session         text,
    rule_id         uuid,
    study_uid       text,
    evidence_cipher bytea       not null,
    suggestion      jsonb,
    instances       int         not null default 0,
    bytes           bigint      not null default 0,
    problems        jsonb       not null default '[]',
    first_at        timestamptz not null default now(),
    last_at         timestamptz not null default now(),
    closed_at       timestamptz,
    converted       text        check (converted in ('waiting', 'running', 'done', 'failed', 'off')),
    decision        text,
    reason          text,
    decided_by      uuid,
    decided_at      timestamptz
);
comment on table acquisition.dicom_arrival is 'A study as it arrived: where it went, or why it waits; evidence is encrypted, for those who may decide';
comment on column acquisition.dicom_arrival.study_hash is 'Keyed hash of the Study Instance UID as it came';
create index dicom_arrival_study on acquisition.dicom_arrival (study_hash);
create index dicom_arrival_waiting on acquisition.dicom_arrival (arrival_id desc) where state = 'held';
create index dicom_arrival_newest on acquisition.dicom_arrival (last_at desc);
create index dicom_arrival_of_study on acquisition.dicom_arrival (study_uid);

create table acquisition.dicom_arrival_series (
    arrival_id   uuid        not null references acquisition.dicom_arrival on delete cascade,
    series_hash  bytea       not null,
    series_uid   text,
    modality     text        not null default '',
    number       int,
    description  text        not null default '',
    state        text        not null check (state in ('arriving', 'complete', 'held', 'discarded')),
    light        text        not null default 'grey' check (light in ('grey', 'green', 'amber', 'red')),
    instances    int         not null default 0,
    bytes        bigint      not null default 0,
    problems     jsonb       not null default '[]',
    held         jsonb       not null default '[]',
    quarantine_id uuid,
    first_at     timestamptz not null default now(),
    last_at      timestamptz not null default now(),
    closed_at    timestamptz,
    primary key (arrival_id, series_hash)
);
comment on table acquisition.dicom_arrival_series is 'A series as it arrived, its light on the scanner board, and its held instances in the quarantine store';
comment on column acquisition.dicom_arrival_series.description is 'De-identified; empty while it is held';

grant select, insert, update, delete on acquisition.dicom_peer, acquisition.dicom_rule, acquisition.dicom_project,
    acquisition.dicom_arrival, acquisition.dicom_arrival_series to naohai_worker;

create table vault.dicom_original (
    part_id      uuid        primary key,
    series_uid   text        not null,
    cipher       bytea       not null
);
create index dicom_original_series on vault.dicom_original (series_uid);
comment on table vault.dicom_original is 'The UIDs and the patient of a series as they came, encrypted: what moving it to another subject or project needs';
grant select, insert, update, delete on vault.dicom_original to naohai_vault;
