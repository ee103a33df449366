-- What people decided about what came from scanners: to be taken back, and to learn from.
create table acquisition.dicom_decision (
    decision_id  uuid        primary key,
    arrival_id   uuid        not null references acquisition.dicom_arrival on delete cascade,
    action       text        not null check (action in ('reroute', 'merge', 'split', 'correct', 'accept', 'discard', 'undo')),
    state        text        not null check (state in ('running', 'done', 'undone', 'broken')),
    before       jsonb,
    target       jsonb,
    released     text[]      not null default '{}',
    moved        text[]      not null default '{}',
    reason       text        not null default '',
    decided_by   uuid        not null,
    decided_at   timestamptz not null default now()
);
comment on table acquisition.dicom_decision is 'Decisions on arrivals in their order; the newest that is done can be taken back';
comment on column acquisition.dicom_decision.before is 'Where the study stood before: project, dataset, subject, session; null where nowhere';
comment on column acquisition.dicom_decision.released is 'Hashes of the series that were held and then archived';
comment on column acquisition.dicom_decision.moved is 'Hashes of the series that were archived and then moved';
create unique index dicom_decision_running on acquisition.dicom_decision (arrival_id) where state = 'running';
create index dicom_decision_of_arrival on acquisition.dicom_decision (arrival_id, decision_id desc);
create index dicom_decision_learnt on acquisition.dicom_decision (decision_id desc) where state = 'done' and target is not null;

grant select, insert, update, delete on acquisition.dicom_decision to naohai_worker;
