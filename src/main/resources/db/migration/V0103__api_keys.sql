-- Keys of back ends that call the API. The key itself is shown once and never stored.

create table api_keys (
    id             text        primary key,
    name           text        not null,
    prefix         text        not null,        -- how the key begins, so that a person knows it again
    secret_hash    text        not null unique, -- SHA-256 in hex
    limit_per_hour integer     not null,
    created_at     timestamptz not null,
    last_used_at   timestamptz,                 -- to the minute
    revoked_at     timestamptz
);
