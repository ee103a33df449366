-- What people released from the inbox, as it was before: kept for a week with its sealed bytes, so that it can be undone.
create table acquisition.dicom_release (
    release_id   uuid        primary key,
    arrival_id   uuid        not null references acquisition.dicom_arrival on delete cascade,
    placed_id    uuid        not null references acquisition.dicom_arrival on delete cascade,
    place        jsonb       not null default '{}',
    acceptance   text        not null check (acceptance in ('cautious', 'accepted')),
    before       jsonb       not null,
    released_at  timestamptz not null default now()
);
comment on table acquisition.dicom_release is 'Releases from the inbox that can still be undone; gone once they are, or after seven days';
comment on column acquisition.dicom_release.placed_id is 'The arrival that holds its series since: another one where they were split off';
comment on column acquisition.dicom_release.before is 'The row of the arrival before the release, without what is sealed';
create index dicom_release_of_arrival on acquisition.dicom_release (arrival_id);
create index dicom_release_placed on acquisition.dicom_release (placed_id);

create table acquisition.dicom_release_series (
    release_id    uuid   not null references acquisition.dicom_release on delete cascade,
    series_hash   bytea  not null,
    quarantine_id uuid   not null,
    before        jsonb  not null,
    brought       text[] not null default '{}',
    primary key (release_id, series_hash)
);
comment on table acquisition.dicom_release_series is 'A series of a release: its row before, with where its bytes lie, and what it brought into the archive';
comment on column acquisition.dicom_release_series.brought is 'SOP Instance UIDs as they are in the archive, of what was not there before';
create index dicom_release_quarantine on acquisition.dicom_release_series (quarantine_id);

alter table acquisition.dicom_decision add column release_id uuid;
comment on column acquisition.dicom_decision.release_id is 'What it released, as long as that can be undone';

grant select, insert, update, delete on acquisition.dicom_release, acquisition.dicom_release_series to naohai_worker;
