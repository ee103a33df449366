-- Files that cannot leave a dataset now are tried again later, and hold up nothing else.
alter table acquisition.dicom_retraction add column not_before timestamptz not null default now();
comment on column acquisition.dicom_retraction.not_before is 'When it may be tried, or tried again';
create index dicom_retraction_next on acquisition.dicom_retraction (not_before, retraction_id);
