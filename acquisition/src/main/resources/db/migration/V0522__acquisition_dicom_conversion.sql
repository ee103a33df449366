-- What series of the DICOM archive have become in datasets, and what of it has to leave them again.
create table acquisition.dicom_conversion (
    study_uid     text        primary key,
    arrival_id    uuid        not null,
    project_id    uuid        not null,
    scope_id      int         not null,
    dataset_name  text        not null,
    subject_label text        not null,
    session       text,
    software      text        not null,
    intake_id     uuid,
    converted_by  uuid        not null,
    converted_at  timestamptz not null default now()
);
comment on table acquisition.dicom_conversion is 'The last conversion of a study to BIDS: by what program, by which import, in whose name';
create index dicom_conversion_subject on acquisition.dicom_conversion (project_id, dataset_name, subject_label);
create index dicom_conversion_arrival on acquisition.dicom_conversion (arrival_id);
create index dicom_conversion_newest on acquisition.dicom_conversion (project_id, converted_at desc);

create table acquisition.dicom_output (
    series_uid    text        not null,
    position      int         not null,
    study_uid     text        not null references acquisition.dicom_conversion on delete cascade,
    facts         jsonb,
    outcome       text        not null check (outcome in ('named', 'excluded', 'unnamed', 'failed')),
    rule          text,
    missing       text,
    stem          text,
    files         jsonb       not null default '{}',
    problems      jsonb       not null default '[]',
    primary key (series_uid, position),
    check ((outcome = 'named') = (stem is not null))
);
comment on table acquisition.dicom_output is 'An image made of a series: what is known of it, which rule named it, and its files in the dataset';
comment on column acquisition.dicom_output.stem is 'Path in the dataset without extension';
comment on column acquisition.dicom_output.files is 'Path in the dataset → SHA-256';
create index dicom_output_of_study on acquisition.dicom_output (study_uid);
create index dicom_output_stem on acquisition.dicom_output (stem) where stem is not null;

create table acquisition.dicom_retraction (
    retraction_id uuid        primary key,
    project_id    uuid        not null,
    dataset_name  text        not null,
    intake_id     uuid,
    files         jsonb       not null,
    reason        text        not null,
    decided_by    uuid        not null,
    at            timestamptz not null default now()
);
comment on table acquisition.dicom_retraction is 'Files of earlier conversions on their way out of a dataset: series moved, or named otherwise';

create index dicom_arrival_to_convert on acquisition.dicom_arrival (closed_at)
    where converted in ('waiting', 'running');

grant select, insert, update, delete on acquisition.dicom_conversion, acquisition.dicom_output,
    acquisition.dicom_retraction to naohai_worker;
