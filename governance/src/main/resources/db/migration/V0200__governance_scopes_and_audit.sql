create schema governance;
grant usage on schema governance to naohai_app, naohai_worker, naohai_audit;

create table governance.scope (
    scope_id    integer generated always as identity primary key,
    project_id  uuid not null,
    access      text not null check (access in ('open', 'registered', 'controlled', 'project')),
    domain      text check (domain in ('genomics', 'imaging', 'clinical', 'cognition', 'electrophysiology')),
    identifying boolean not null,
    unique nulls not distinct (project_id, access, domain, identifying)
);
comment on table governance.scope is 'Interned scopes: what a scope_id on a row stands for; never changed, never deleted';
grant select, insert on governance.scope to naohai_app;
grant select on governance.scope to naohai_worker;

create table governance.audit (
    audit_id   bigint generated always as identity primary key,
    xid        xid8 not null default pg_current_xact_id(),
    at         timestamptz not null default clock_timestamp(),
    person_id  uuid,
    login      text,
    action     text not null,
    object     text not null,
    project_id uuid,
    details    text not null,
    trace_id   text
);
create index audit_in_order on governance.audit (xid, audit_id);
create index audit_of_project on governance.audit (project_id, audit_id desc);
comment on table governance.audit is 'Who did what to which data; written in the transaction that does it, never changed';
comment on column governance.audit.details is 'JSON as text: its bytes are what is sealed';

create table governance.audit_seal (
    position  bigint primary key check (position >= 0),
    audit_id  bigint not null unique references governance.audit,
    leaf_hash bytea not null check (length(leaf_hash) = 32)
);
comment on table governance.audit_seal is 'Order of the sealed rows and their RFC 6962 leaf hashes';

grant insert on governance.audit to naohai_app, naohai_worker;
grant select, insert on governance.audit to naohai_audit;
grant select, insert on governance.audit_seal to naohai_audit;
