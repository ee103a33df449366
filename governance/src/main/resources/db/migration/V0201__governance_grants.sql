alter table governance.scope add column dataset_id uuid;
alter table governance.scope drop constraint scope_project_id_access_domain_identifying_key;
alter table governance.scope
    add unique nulls not distinct (project_id, access, domain, identifying, dataset_id);
comment on column governance.scope.dataset_id is 'Of a controlled dataset, which is read by grant; null at every other access level';

create table governance.dataset_grant (
    dataset_id uuid        not null,
    person_id  uuid        not null,
    project_id uuid        not null,
    reason     text        not null,
    granted_by uuid        not null,
    granted_at timestamptz not null default now(),
    primary key (dataset_id, person_id)
);
comment on table governance.dataset_grant is 'Who may read a controlled dataset without a role in its project; a revoked grant is gone from here and stays in the audit log';
create index dataset_grant_of_person on governance.dataset_grant (person_id);
grant select, insert, delete on governance.dataset_grant to naohai_app;
