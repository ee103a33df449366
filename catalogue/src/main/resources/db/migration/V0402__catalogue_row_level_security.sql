-- The net behind the filter that every query carries: a row outside the scopes of the acting person is not there.
-- Datasets are discovered; everything inside them is read.
do $$
declare
    name text;
begin
    foreach name in array array['dataset', 'dataset_version'] loop
        execute format('create policy discovered on catalogue.%I for select to naohai_app using '
            '(scope_id = any((select nullif(current_setting(''naohai.discover'', true), '''')::int[])::int[]))', name);
    end loop;
    foreach name in array array['subject', 'session', 'recording', 'recording_version', 'recording_file',
            'recording_subject', 'variable', 'measurement', 'clinical_event', 'metric', 'problem'] loop
        execute format('create policy readable on catalogue.%I for select to naohai_app using '
            '(scope_id = any((select nullif(current_setting(''naohai.read'', true), '''')::int[])::int[]))', name);
    end loop;
    foreach name in array array['subject_link', 'cross_check'] loop
        execute format('create policy readable on catalogue.%I for select to naohai_app using '
            '(scope_id = any((select nullif(current_setting(''naohai.read'', true), '''')::int[])::int[]) '
            'and other_scope_id = any((select nullif(current_setting(''naohai.read'', true), '''')::int[])::int[]))', name);
    end loop;
    foreach name in array array['dataset', 'dataset_version', 'subject', 'session', 'recording', 'recording_version',
            'recording_file', 'recording_subject', 'variable', 'measurement', 'clinical_event', 'metric', 'problem',
            'subject_link', 'cross_check'] loop
        execute format('alter table catalogue.%I enable row level security', name);
        execute format('alter table catalogue.%I force row level security', name);
        execute format('create policy background on catalogue.%I to naohai_worker using (true) with check (true)', name);
        execute format('grant select on catalogue.%I to naohai_app', name);
        execute format('grant select, insert, update, delete on catalogue.%I to naohai_worker', name);
    end loop;
end
$$;
grant select, insert, delete on catalogue.outbox to naohai_worker;
grant select on catalogue.installation to naohai_worker;
