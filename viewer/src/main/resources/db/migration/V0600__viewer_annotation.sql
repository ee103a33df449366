create schema if not exists viewer;
grant usage on schema viewer to naohai_app, naohai_worker;

create table viewer.annotation (
    id               uuid             primary key,
    recording_id     uuid             not null,
    scope_id         int              not null,
    onset_seconds    double precision not null check (onset_seconds >= 0),
    duration_seconds double precision not null check (duration_seconds >= 0),
    label            text             not null check (length(label) between 1 and 200),
    made_by          uuid             not null,
    made_by_login    text             not null,
    made_at          timestamptz      not null default now()
);
comment on table viewer.annotation is 'What people noted at times of recordings; the files stay as they came';
create index annotation_recording on viewer.annotation (recording_id, onset_seconds);

alter table viewer.annotation enable row level security;
alter table viewer.annotation force row level security;
create policy readable on viewer.annotation to naohai_app
    using (scope_id = any((select nullif(current_setting('naohai.read', true), '')::int[])::int[]))
    with check (scope_id = any((select nullif(current_setting('naohai.read', true), '')::int[])::int[]));
create policy background on viewer.annotation to naohai_worker using (true) with check (true);
grant select, insert, delete on viewer.annotation to naohai_app;
grant select, insert, update, delete on viewer.annotation to naohai_worker;
