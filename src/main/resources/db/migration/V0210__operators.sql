-- People who run the site beside the account of the settings. Their passwords are made by us; only hashes are stored.
create table operators (
    name          text        primary key,
    role          text        not null check (role in ('VIEWER', 'OPERATOR', 'ADMIN')),
    password_hash text        not null,   -- SHA-256 in hex of 256 random bits
    created_at    timestamptz not null,
    created_by    text        not null
);

-- Who is signed in to the console. A session holds while its proof fits the present password.
create table operator_sessions (
    token_hash text        primary key,   -- SHA-256 in hex
    name       text        not null,
    proof      text        not null,
    begun_at   timestamptz not null,
    expires_at timestamptz not null
);
create index operator_sessions_expired on operator_sessions (expires_at);

-- What operators did. Nothing is changed here but the number, while an act is under way, and nothing removed but with time.
create table operator_acts (
    id       bigint generated always as identity primary key,
    at       timestamptz not null,
    operator text        not null,
    role     text        not null,
    act      text        not null,
    target   text        not null,
    detail   text        not null,
    number   integer     not null       -- how many jobs it changed
);
create index operator_acts_at on operator_acts (at);
create index operator_acts_target on operator_acts (target);

-- Figures a minute: how many jobs wait, what credits are left, how full the storage is.
create table samples (
    name  text             not null,
    at    timestamptz      not null,
    value double precision not null,
    primary key (name, at)
);
create index samples_at on samples (at);

-- Products that take no orders for now.
create table intake_pauses (
    product  text        primary key,
    reason   text        not null,
    since    timestamptz not null,
    operator text        not null
);

-- What operators have set while running; null where the settings hold.
alter table provider_accounts
    add column slots_set         integer check (slots_set >= 0),
    add column paid_per_day_set  integer check (paid_per_day_set >= 0);
