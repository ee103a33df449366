create schema collaboration;
grant usage on schema collaboration to naohai_app, naohai_worker;

create table collaboration.institution (
    institution_id uuid primary key,
    key            text not null unique check (key ~ '^[A-Z0-9][A-Z0-9_-]{0,63}$'),
    name_zh        text not null check (name_zh <> ''),
    name_en        text not null check (name_en <> '')
);
comment on table collaboration.institution is 'A hospital, university or imaging centre';

create table collaboration.project (
    project_id     uuid primary key,
    key            text not null unique check (key ~ '^[A-Z0-9][A-Z0-9_-]{0,63}$'),
    title_zh       text not null check (title_zh <> ''),
    title_en       text not null check (title_en <> ''),
    institution_id uuid not null references collaboration.institution,
    made_at        timestamptz not null default now()
);
comment on table collaboration.project is 'A study with its own people and rules';

create table collaboration.person (
    person_id     uuid primary key,
    login         text not null unique check (login ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
    name          text not null check (name <> ''),
    administrator boolean not null default false,
    active        boolean not null default true,
    made_at       timestamptz not null default now()
);
comment on table collaboration.person is 'Someone with an account; never a subject of a study';

create table collaboration.membership (
    project_id uuid not null references collaboration.project,
    person_id  uuid not null references collaboration.person,
    role       text not null check (role in ('owner', 'contributor', 'reader')),
    since      timestamptz not null default now(),
    primary key (project_id, person_id)
);
create index membership_of_person on collaboration.membership (person_id);
comment on table collaboration.membership is 'What a person is in a project';

create table collaboration.account (
    person_id     uuid primary key references collaboration.person,
    password_hash text not null,
    changed_at    timestamptz not null default now()
);
comment on table collaboration.account is 'Password of a local account: the encoded form names its algorithm ($argon2id$…)';

create table collaboration.session (
    token_hash bytea primary key,
    person_id  uuid not null references collaboration.person,
    made_at    timestamptz not null default now(),
    seen_at    timestamptz not null default now(),
    expires_at timestamptz not null
);
create index session_of_person on collaboration.session (person_id);
comment on table collaboration.session is 'A browser that is signed in; only the SHA-256 of its token is kept';

create table collaboration.access_token (
    token_id   uuid primary key,
    person_id  uuid not null references collaboration.person,
    name       text not null check (name <> ''),
    token_hash bytea not null unique,
    made_at    timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index access_token_of_person on collaboration.access_token (person_id);
comment on table collaboration.access_token is 'A token for programs; only its SHA-256 is kept';

create table collaboration.ticket (
    token_hash bytea primary key,
    person_id  uuid not null references collaboration.person,
    expires_at timestamptz not null
);
comment on table collaboration.ticket is 'A sign-in link that works once';

grant select, insert, update on
    collaboration.institution, collaboration.project, collaboration.person, collaboration.account to naohai_app;
grant select, insert, update, delete on
    collaboration.membership, collaboration.session, collaboration.access_token, collaboration.ticket to naohai_app;
grant select on
    collaboration.institution, collaboration.project, collaboration.person, collaboration.membership to naohai_worker;
