-- The archive of DICOM objects: studies, series and instances as they may be seen, with what study lists ask for.
-- Every identifier here is de-identified: UIDs are keyed by project, dates are shifted, the patient is the subject.
create table catalogue.dicom_study (
    study_uid        text        primary key,
    project_id       uuid        not null,
    dataset_name     text        not null,
    subject_label    text        not null,
    session          text,
    scope_id         int         not null,
    patient_id       text        not null,
    patient_sex      text,
    study_date       text        not null default '' check (study_date ~ '^(\d{8})?$'),
    study_time       text        not null default '',
    accession_number text        not null default '',
    study_id         text        not null default '',
    description      text        not null default '',
    modalities       text[]      not null default '{}',
    series           int         not null default 0,
    instances        int         not null default 0,
    bytes            bigint      not null default 0,
    created_at       timestamptz not null default now(),
    modified_at      timestamptz not null default now()
);
comment on table catalogue.dicom_study is 'A DICOM study of the archive with its counts: the row that study lists read';
create index dicom_study_list_index on catalogue.dicom_study (scope_id, study_date desc, study_uid desc);
create index dicom_study_patient_index on catalogue.dicom_study (patient_id text_pattern_ops);
create index dicom_study_accession_index on catalogue.dicom_study (accession_number text_pattern_ops) where accession_number <> '';
create index dicom_study_subject_index on catalogue.dicom_study (project_id, dataset_name, subject_label);

create table catalogue.dicom_series (
    series_uid       text        primary key,
    study_uid        text        not null references catalogue.dicom_study on delete cascade,
    scope_id         int         not null,
    modality         text        not null,
    number           int,
    description      text        not null default '',
    protocol         text        not null default '',
    body_part        text        not null default '',
    manufacturer     text        not null default '',
    series_date      text        not null default '',
    series_time      text        not null default '',
    instances        int         not null default 0,
    bytes            bigint      not null default 0,
    state            text        not null default 'arriving' check (state in ('arriving', 'complete')),
    verdict          text        not null default 'unknown' check (verdict in ('passed', 'warned', 'rejected', 'unknown')),
    head             boolean     not null default false,
    metadata_sha256  text,
    report_sha256    text,
    modified_at      timestamptz not null default now()
);
comment on table catalogue.dicom_series is 'A DICOM series; metadata_sha256 names its DICOM JSON document (gzip), report_sha256 the signed report of its de-identification';
comment on column catalogue.dicom_series.head is 'Whether its volume shows a head, and so perhaps a face';
create index dicom_series_study_index on catalogue.dicom_series (study_uid);

create table catalogue.dicom_instance (
    sop_uid          text        primary key,
    series_uid       text        not null references catalogue.dicom_series on delete cascade,
    scope_id         int         not null,
    sop_class        text        not null,
    number           int,
    sha256           text        not null,
    size             bigint      not null,
    transfer_syntax  text        not null,
    rows             int,
    columns          int,
    frames           int         not null default 0,
    pixel_offset     bigint,
    pixel_length     bigint,
    source_digest    bytea       not null
);
comment on table catalogue.dicom_instance is 'A DICOM instance: the lake object of its Part 10 file and where native pixel data lies in it';
comment on column catalogue.dicom_instance.source_digest is 'Keyed digest of the data set as it came, without group 0002 and pixels: tells the same instance sent again from another one under its UID';
create index dicom_instance_series_index on catalogue.dicom_instance (series_uid);

do $$
declare
    name text;
begin
    foreach name in array array['dicom_study', 'dicom_series', 'dicom_instance'] loop
        execute format('create policy readable on catalogue.%I for select to naohai_app using '
            '(scope_id = any((select nullif(current_setting(''naohai.read'', true), '''')::int[])::int[]))', name);
        execute format('alter table catalogue.%I enable row level security', name);
        execute format('alter table catalogue.%I force row level security', name);
        execute format('create policy background on catalogue.%I to naohai_worker using (true) with check (true)', name);
        execute format('grant select on catalogue.%I to naohai_app', name);
        execute format('grant select, insert, update, delete on catalogue.%I to naohai_worker', name);
    end loop;
end
$$;
