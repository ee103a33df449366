-- The record of datasets, subjects, recordings and tables, with what lists need beside each row.
create schema if not exists catalogue;
grant usage on schema catalogue to naohai_app, naohai_worker;

create table catalogue.dataset (
    id               uuid        primary key,
    project_id       uuid        not null,
    name             text        not null check (name <> ''),
    title            text        not null,
    title_by_hand    boolean     not null default false,
    description      text        not null default '',
    licence          text,
    authors          text[]      not null default '{}',
    species          text,
    access           text        not null check (access in ('open', 'registered', 'controlled', 'project')),
    scope_id         int         not null,
    synthetic        boolean     not null default false,
    composite        boolean     not null default false,
    notice_zh        text,
    notice_en        text,
    version          int         not null default 0,
    project_key      text        not null,
    project_zh       text        not null,
    project_en       text        not null,
    institution_id   uuid        not null,
    institution_key  text        not null,
    institution_zh   text        not null,
    institution_en   text        not null,
    domains          text[]      not null default '{}',
    subjects         int         not null default 0,
    sessions         int         not null default 0,
    recordings       int         not null default 0,
    tables           int         not null default 0,
    files            int         not null default 0,
    bytes            bigint      not null default 0,
    identifying      int         not null default 0,
    unassigned       int         not null default 0,
    passed           int         not null default 0,
    warned           int         not null default 0,
    rejected         int         not null default 0,
    unknown          int         not null default 0,
    age_min          double precision,
    age_max          double precision,
    created_at       timestamptz not null default now(),
    modified_at      timestamptz not null default now(),
    unique (project_id, name)
);
comment on table catalogue.dataset is 'A dataset with its read row: names of project and institution and maintained counts, written in one transaction with its data';
create index dataset_newest_index on catalogue.dataset (scope_id, modified_at desc, id desc);

create table catalogue.dataset_version (
    dataset_id       uuid        not null references catalogue.dataset on delete cascade,
    number           int         not null,
    manifest_sha256  text,
    files            int         not null,
    bytes            bigint      not null,
    intake_id        uuid        not null,
    scope_id         int         not null,
    created_at       timestamptz not null default now(),
    primary key (dataset_id, number)
);
comment on table catalogue.dataset_version is 'What a dataset was after an import; the hash of the Parquet manifest of its files is the id of the version';

create table catalogue.subject (
    id                uuid        primary key,
    dataset_id        uuid        not null references catalogue.dataset on delete cascade,
    label             text        not null,
    sex               text,
    handedness        text,
    species           text,
    age_min           double precision,
    age_max           double precision,
    sessions          int         not null default 0,
    genomics          int         not null default 0,
    imaging           int         not null default 0,
    clinical          int         not null default 0,
    cognition         int         not null default 0,
    electrophysiology int         not null default 0,
    passed            int         not null default 0,
    warned            int         not null default 0,
    rejected          int         not null default 0,
    unknown           int         not null default 0,
    scope_id          int         not null,
    modified_at       timestamptz not null default now(),
    unique (dataset_id, label)
);
comment on table catalogue.subject is 'A subject as (dataset, label) with its read row; the label is a pseudonym, identities are in the vault';
create index subject_newest_index on catalogue.subject (scope_id, modified_at desc, id desc);

create table catalogue.subject_link (
    subject_id       uuid        not null references catalogue.subject on delete cascade,
    other_subject_id uuid        not null references catalogue.subject on delete cascade,
    source           text        not null,
    scope_id         int         not null,
    other_scope_id   int         not null,
    created_at       timestamptz not null default now(),
    primary key (subject_id, other_subject_id),
    check (subject_id < other_subject_id)
);
comment on table catalogue.subject_link is 'Two subjects of two datasets that are the same person, and what says so';
create index subject_link_other_index on catalogue.subject_link (other_subject_id);

create table catalogue.session (
    subject_id       uuid        not null references catalogue.subject on delete cascade,
    label            text        not null,
    age_years        double precision,
    scope_id         int         not null,
    primary key (subject_id, label)
);
comment on table catalogue.session is 'A visit of a subject with the age at it, in years';

create table catalogue.recording (
    id               uuid        primary key,
    dataset_id       uuid        not null references catalogue.dataset on delete cascade,
    subject_id       uuid        references catalogue.subject on delete set null,
    role             text        not null check (role in ('recording', 'table', 'document')),
    kind             text        not null,
    domain           text        check (domain in ('genomics', 'imaging', 'clinical', 'cognition', 'electrophysiology')),
    modality         text,
    suffix           text,
    task             text,
    session          text,
    title            text        not null,
    path             text        not null,
    public_path      text        not null,
    content_sha256   text        not null,
    version          int         not null,
    verdict          text        not null check (verdict in ('passed', 'warned', 'rejected', 'unknown')),
    facts            jsonb       not null default '{}',
    artefacts        jsonb       not null default '{}',
    files            int         not null,
    bytes            bigint      not null,
    identifying      boolean     not null,
    table_rows       bigint,
    table_variables  int,
    encoding         text,
    delimiter        text,
    subject_column   text,
    scope_id         int         not null,
    intake_id        uuid        not null,
    modified_at      timestamptz not null default now(),
    unique (dataset_id, path)
);
comment on table catalogue.recording is 'A recording, table or document with its read row; public_path is path without identities';
create index recording_newest_index on catalogue.recording (scope_id, modified_at desc, id desc);
create index recording_subject_index on catalogue.recording (subject_id);

create table catalogue.recording_version (
    recording_id     uuid        not null,
    dataset_id       uuid        not null references catalogue.dataset on delete cascade,
    number           int         not null,
    content_sha256   text        not null,
    verdict          text        not null,
    files            jsonb       not null,
    intake_id        uuid        not null,
    scope_id         int         not null,
    replaced_at      timestamptz not null default now(),
    primary key (recording_id, number)
);
comment on table catalogue.recording_version is 'What a recording was before its files were replaced: the objects stay in the lake';

create table catalogue.recording_file (
    recording_id     uuid        not null references catalogue.recording on delete cascade,
    position         int         not null,
    dataset_id       uuid        not null,
    path             text        not null,
    public_path      text        not null,
    sha256           text        not null,
    size             bigint      not null,
    identifying      boolean     not null,
    scope_id         int         not null,
    primary key (recording_id, position)
);
comment on table catalogue.recording_file is 'The files of a recording as they stand in the newest version, main file first';
create index recording_file_path_index on catalogue.recording_file (dataset_id, public_path collate "C", recording_id);

create table catalogue.recording_subject (
    recording_id     uuid        not null references catalogue.recording on delete cascade,
    subject_id       uuid        not null references catalogue.subject on delete cascade,
    position         int         not null,
    source_rank      int         not null,
    session          text,
    age_years        double precision,
    sex              text,
    handedness       text,
    species          text,
    facts            jsonb       not null default '{}',
    scope_id         int         not null,
    primary key (recording_id, position)
);
comment on table catalogue.recording_subject is 'What a recording or table says of a subject; the lowest source_rank (participants first) is believed';
create index recording_subject_subject_index on catalogue.recording_subject (subject_id);

create table catalogue.variable (
    id               uuid        primary key,
    recording_id     uuid        not null references catalogue.recording on delete cascade,
    position         int         not null,
    name             text        not null,
    type             text        not null,
    label            text,
    description      text,
    unit             text,
    levels           jsonb       not null default '{}',
    identifying      boolean     not null,
    present          bigint      not null,
    missing          bigint      not null,
    distinct_values  bigint      not null,
    minimum          double precision,
    maximum          double precision,
    mean             double precision,
    deviation        double precision,
    median           double precision,
    histogram        bigint[]    not null default '{}',
    counts           jsonb       not null default '{}',
    scope_id         int         not null
);
comment on table catalogue.variable is 'A column of a table with its dictionary entry and distribution; an identifying one has neither';
create index variable_recording_index on catalogue.variable (recording_id, position);

create table catalogue.measurement (
    recording_id     uuid        not null references catalogue.recording on delete cascade,
    subject_id       uuid        not null references catalogue.subject on delete cascade,
    session          text,
    variable         text        not null,
    number           double precision,
    text             text        not null,
    scope_id         int         not null
);
comment on table catalogue.measurement is 'A cell of a table that belongs to a subject; missing answers have no row';
create index measurement_subject_index on catalogue.measurement (subject_id);
create index measurement_recording_index on catalogue.measurement (recording_id);

create table catalogue.clinical_event (
    recording_id     uuid        not null references catalogue.recording on delete cascade,
    position         int         not null,
    subject_id       uuid        references catalogue.subject on delete cascade,
    type             text        not null,
    system           text,
    code             text,
    display          text        not null,
    start_age        double precision,
    end_age          double precision,
    value            double precision,
    unit             text,
    facts            jsonb       not null default '{}',
    scope_id         int         not null,
    primary key (recording_id, position)
);
comment on table catalogue.clinical_event is 'An event of a clinical record on the axis of age in years; calendar dates are in the vault';
create index clinical_event_subject_index on catalogue.clinical_event (subject_id);

create table catalogue.metric (
    recording_id     uuid        not null references catalogue.recording on delete cascade,
    id               text        not null,
    modality         text        not null,
    value            double precision not null,
    scope_id         int         not null,
    primary key (recording_id, id)
);
comment on table catalogue.metric is 'A quality metric of a recording; its definition stands in the quality domain';
create index metric_peers_index on catalogue.metric (id, modality, scope_id) include (value);

create table catalogue.problem (
    recording_id     uuid        not null references catalogue.recording on delete cascade,
    position         int         not null,
    dataset_id       uuid        not null,
    code             text        not null,
    severity         text        not null check (severity in ('info', 'warning', 'error')),
    file             text,
    field            text,
    found            text        not null,
    expected         text        not null,
    scope_id         int         not null,
    primary key (recording_id, position)
);
comment on table catalogue.problem is 'What is wrong with a recording; title and fix stand in problems.tsv by code';
create index problem_dataset_index on catalogue.problem (dataset_id, code);

create table catalogue.cross_check (
    dataset_id       uuid        not null references catalogue.dataset on delete cascade,
    subject_id       uuid        not null references catalogue.subject on delete cascade,
    other_subject_id uuid        references catalogue.subject on delete cascade,
    "check"          text        not null,
    agrees           boolean     not null,
    sources          jsonb       not null,
    problems         jsonb       not null,
    scope_id         int         not null,
    other_scope_id   int         not null
);
comment on table catalogue.cross_check is 'Whether sources agree about a subject, within its dataset or across a link to another';
create unique index cross_check_once_index on catalogue.cross_check (subject_id, "check", other_subject_id) nulls not distinct;
create index cross_check_dataset_index on catalogue.cross_check (dataset_id);
create index cross_check_other_index on catalogue.cross_check (other_subject_id);
