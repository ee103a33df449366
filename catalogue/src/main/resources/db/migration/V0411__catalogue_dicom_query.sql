-- What queries of the archive walk along (PS3.18 10.6): every order that a list is asked in has its index, so that a
-- page costs the same in an archive of a thousand studies and of a million.
alter table catalogue.dicom_series add column problems jsonb not null default '[]';
comment on column catalogue.dicom_series.problems is 'What the checks found: code, severity, field, found, expected';

drop index catalogue.dicom_study_list_index;
drop index catalogue.dicom_study_patient_index;
drop index catalogue.dicom_study_accession_index;
create index dicom_study_list_index on catalogue.dicom_study (scope_id, study_date desc, study_uid desc)
    include (patient_id, subject_label, description, accession_number);
create index dicom_study_patient_index on catalogue.dicom_study (scope_id, patient_id, study_date desc, study_uid desc);
create index dicom_study_label_index on catalogue.dicom_study (scope_id, subject_label, study_date desc, study_uid desc);
create index dicom_study_accession_index on catalogue.dicom_study (scope_id, accession_number) where accession_number <> '';
create index dicom_study_description_index on catalogue.dicom_study (scope_id, description, study_date desc, study_uid desc);

create table catalogue.dicom_study_modality (
    study_uid    text not null references catalogue.dicom_study on delete cascade,
    modality     text not null,
    scope_id     int  not null,
    study_date   text not null,
    primary key (study_uid, modality)
);
comment on table catalogue.dicom_study_modality is 'Studies by modality, in the order of study lists; kept by a trigger';
create index dicom_study_modality_list_index
    on catalogue.dicom_study_modality (scope_id, modality, study_date desc, study_uid desc);

-- A wildcard is looked up among the texts that there are, which are far fewer than the studies.
create table catalogue.dicom_term (
    scope_id     int  not null,
    field        text not null check (field in ('patient_id', 'subject_label', 'description')),
    value        text not null,
    primary key (scope_id, field, value)
);
comment on table catalogue.dicom_term is 'The texts that studies of a scope carry; kept by a trigger, which leaves what no study carries any more';

create function catalogue.dicom_grams(value text) returns text[]
    language sql immutable strict parallel safe
    return array(
        select substr(lower(value), start, length)
        from generate_series(1, char_length(value)) start, generate_series(1, 3) length
        where start + length - 1 <= char_length(value));
comment on function catalogue.dicom_grams is 'Every run of one to three characters, in lower case';
create index dicom_term_grams_index on catalogue.dicom_term using gin (catalogue.dicom_grams(value));
create index dicom_term_prefix_index on catalogue.dicom_term (field, scope_id, lower(value) text_pattern_ops);

create function catalogue.dicom_study_terms() returns trigger language plpgsql as $$
begin
    insert into catalogue.dicom_term (scope_id, field, value)
    select distinct written.scope_id, text.field, text.value
    from written
    cross join lateral (values ('patient_id', written.patient_id), ('subject_label', written.subject_label),
        ('description', written.description)) text (field, value)
    where text.value <> '' and not exists (
        select
        from catalogue.dicom_term known
        where known.scope_id = written.scope_id and known.field = text.field and known.value = text.value)
    order by 1, 2, 3
    on conflict do nothing;
    return null;
end
$$;
create trigger terms_of_new_studies after insert on catalogue.dicom_study
    referencing new table as written
    for each statement execute function catalogue.dicom_study_terms();

create function catalogue.dicom_study_modalities() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.modalities = new.modalities and old.scope_id = new.scope_id then
        return null;
    end if;
    if tg_op = 'UPDATE' then
        delete from catalogue.dicom_study_modality where study_uid = new.study_uid;
        if old.scope_id <> new.scope_id then
            insert into catalogue.dicom_term (scope_id, field, value)
            values (new.scope_id, 'patient_id', new.patient_id), (new.scope_id, 'subject_label', new.subject_label),
                (new.scope_id, 'description', new.description)
            on conflict do nothing;
        end if;
    end if;
    insert into catalogue.dicom_study_modality (study_uid, modality, scope_id, study_date)
    select new.study_uid, modality, new.scope_id, new.study_date
    from unnest(new.modalities) modality;
    return null;
end
$$;
create trigger modalities_of_studies after insert or update of modalities, scope_id on catalogue.dicom_study
    for each row execute function catalogue.dicom_study_modalities();

alter table catalogue.dicom_study_modality enable row level security;
alter table catalogue.dicom_study_modality force row level security;
create policy readable on catalogue.dicom_study_modality for select to naohai_app using
    (scope_id = any((select nullif(current_setting('naohai.read', true), '')::int[])::int[]));
create policy background on catalogue.dicom_study_modality to naohai_worker using (true) with check (true);
grant select on catalogue.dicom_study_modality to naohai_app;
grant select, insert, update, delete on catalogue.dicom_study_modality, catalogue.dicom_term to naohai_worker;
