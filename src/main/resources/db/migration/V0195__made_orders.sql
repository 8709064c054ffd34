-- What back ends have ordered, as a hash, so that the same order can be answered with what was made of it (ORDER_CACHE_HOURS).
create table made_orders (
    job_id      text        primary key references jobs (id) on delete cascade,
    scope       text        not null,
    fingerprint text        not null,
    at          timestamptz not null
);
create index made_orders_found on made_orders (scope, fingerprint, at);
