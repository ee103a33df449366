create schema if not exists acquisition;
grant usage on schema acquisition to naohai_app, naohai_worker;

create table acquisition.intake (
    intake_id uuid primary key,
    project_id uuid not null,
    scope_id integer not null,
    dataset_name text not null check (length(dataset_name) between 1 and 200),
    source_hash bytea not null,
    dataset_id uuid,
    link_dataset text,
    state text not null check (state in ('receiving', 'processing', 'done', 'failed', 'discarded')),
    stage text not null default 'receiving',
    files bigint not null default 0,
    bytes bigint not null default 0,
    done bigint not null default 0,
    accepted bigint not null default 0,
    warned bigint not null default 0,
    quarantined bigint not null default 0,
    unknown bigint not null default 0,
    duplicates bigint not null default 0,
    problems jsonb not null default '[]',
    started_by uuid not null,
    started_by_name text not null,
    started_at timestamptz not null default now(),
    finished_at timestamptz
);
comment on table acquisition.intake is 'One import: who sends what into which dataset, and what became of it.';

create unique index intake_open on acquisition.intake (project_id, dataset_name, source_hash, started_by)
    where state = 'receiving';
create index intake_by_scope on acquisition.intake (scope_id, intake_id desc);

create table acquisition.upload (
    upload_id uuid primary key,
    intake_id uuid not null references acquisition.intake,
    scope_id integer not null,
    spool text not null,
    path_cipher bytea not null,
    size bigint not null check (size >= 0),
    received bigint not null default 0 check (received between 0 and size),
    finished boolean not null default false,
    expires_at timestamptz not null
);
comment on table acquisition.upload is 'A resumable upload (tus 1.0) of one file on its way into an intake.';

create table acquisition.dataset (
    project_id uuid not null,
    dataset_name text not null,
    dataset_id uuid not null,
    manifest_sha256 text not null,
    labels text[] not null default '{}',
    primary key (project_id, dataset_name)
);
comment on table acquisition.dataset is 'The newest version that intake has written of each dataset.';

create table acquisition.stored_path (
    project_id uuid not null,
    dataset_name text not null,
    original_hash bytea not null,
    path text not null,
    primary key (project_id, dataset_name, original_hash)
);
comment on table acquisition.stored_path is
    'Paths that named a person, by keyed hash, and what they are called in the dataset.';

create table acquisition.quarantine (
    quarantine_id uuid primary key,
    intake_id uuid not null references acquisition.intake,
    project_id uuid not null,
    scope_id integer not null,
    dataset_name text not null,
    path text not null,
    kind text not null,
    size bigint not null check (size >= 0),
    content_hash bytea not null,
    files jsonb not null,
    problems jsonb not null,
    at timestamptz not null default now(),
    decision text check (decision in ('accepted', 'discarded', 'registered')),
    reason text,
    decided_by uuid,
    decided_at timestamptz
);
comment on table acquisition.quarantine is 'What failed quality control, its bytes encrypted, until a person decides.';

create unique index quarantine_waiting on acquisition.quarantine (project_id, dataset_name, path, content_hash)
    where decision is null;
create index quarantine_by_scope on acquisition.quarantine (scope_id, quarantine_id desc) where decision is null;

create table acquisition.suggestion (
    project_id uuid not null,
    dataset_name text not null,
    path text not null,
    subject_label text not null,
    because_zh text not null,
    because_en text not null,
    primary key (project_id, dataset_name, path)
);
comment on table acquisition.suggestion is 'Whose a file without a subject may be, and why.';

create table acquisition.assignment (
    project_id uuid not null,
    dataset_name text not null,
    path text not null,
    subject_label text not null,
    assigned_by uuid not null,
    at timestamptz not null default now(),
    primary key (project_id, dataset_name, path)
);
comment on table acquisition.assignment is 'Whose a file is because a person said so; holds for later imports too.';

alter table acquisition.intake enable row level security;
alter table acquisition.intake force row level security;
alter table acquisition.upload enable row level security;
alter table acquisition.upload force row level security;
alter table acquisition.quarantine enable row level security;
alter table acquisition.quarantine force row level security;

create policy intake_scope on acquisition.intake to naohai_app
    using (scope_id = any((select current_setting('naohai.discover', true))::int[]));
create policy upload_scope on acquisition.upload to naohai_app
    using (scope_id = any((select current_setting('naohai.discover', true))::int[]));
create policy quarantine_scope on acquisition.quarantine to naohai_app
    using (scope_id = any((select current_setting('naohai.discover', true))::int[]));
create policy intake_worker on acquisition.intake to naohai_worker using (true);
create policy upload_worker on acquisition.upload to naohai_worker using (true);
create policy quarantine_worker on acquisition.quarantine to naohai_worker using (true);

grant select on acquisition.intake, acquisition.upload, acquisition.quarantine to naohai_app;
grant select, insert, update, delete on all tables in schema acquisition to naohai_worker;
