-- What projections have still to read. A projection reads only what lies below the oldest running transaction,
-- in the order (xid, seq), so that transactions that commit out of order lose no row.
create table catalogue.outbox (
    seq        bigint      generated always as identity,
    xid        xid8        not null default pg_current_xact_id(),
    topic      text        not null,
    payload    jsonb       not null,
    created_at timestamptz not null default clock_timestamp(),
    primary key (xid, seq)
);
comment on table catalogue.outbox is 'Ids of changed rows (payload: type and ids) for the projections, above all the search index';

create table catalogue.installation (
    id         uuid        primary key default gen_random_uuid(),
    created_at timestamptz not null default now()
);
comment on table catalogue.installation is 'One row that names this record, so that an index of another record is never taken for its own';
insert into catalogue.installation default values;
