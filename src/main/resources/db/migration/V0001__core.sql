-- The core that every product shares: jobs, their events, admission, the ledger, limits, ticks and nodes.

create table jobs (
    id               text        primary key,
    product          text        not null,
    state            text        not null check (state in
                     ('WAITING', 'READY', 'RUNNING', 'PARKED', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    stage            text        not null,
    lane             text        not null,
    gate             text,                           -- the provider whose slot it waits for, while WAITING
    attempts         integer     not null default 0, -- counted failures of the present stage
    waits            integer     not null default 0, -- uncounted waits in a row
    lost             integer     not null default 0, -- workers that vanished in the present stage
    due_at           timestamptz,                    -- READY, PARKED: run then; RUNNING: end of the lease
    worker           text,
    version          bigint      not null default 0, -- fencing: raised by every claim
    woken            boolean     not null default false,
    percent          integer     not null default 0,
    owner            text,
    error_stage      text,
    error_code       text,
    error_message    text,
    error_retryable  boolean,
    error_request_id text,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    finished_at      timestamptz,
    erased_at        timestamptz
);
create index jobs_due on jobs (lane, due_at) where state in ('READY', 'RUNNING', 'PARKED');
create index jobs_waiting on jobs (gate, created_at, id) where state = 'WAITING';
create index jobs_created on jobs (created_at) where erased_at is null;
create index jobs_running on jobs (worker) where state = 'RUNNING';

create table job_events (
    id     bigint generated always as identity primary key,
    job_id text        not null references jobs (id) on delete cascade,
    name   text        not null,
    data   text        not null,
    at     timestamptz not null
);
create index job_events_job on job_events (job_id, id);

-- One row per outside service; locked while slots are given out, which makes the count exact on all nodes.
create table gates (
    name               text primary key,
    credits            bigint,
    credits_checked_at timestamptz
);
create table admissions (
    gate        text        not null references gates (name),
    job_id      text        not null references jobs (id) on delete cascade,
    admitted_at timestamptz not null,
    primary key (gate, job_id)
);

create table ledger (
    id          bigint generated always as identity primary key,
    job_id      text references jobs (id) on delete cascade,
    provider    text        not null,
    operation   text        not null,
    attempt     integer     not null,
    answer      text        not null,
    detail      text,
    duration_ms bigint      not null,
    cost        numeric(12, 4) not null default 0,
    at          timestamptz not null
);
create index ledger_job on ledger (job_id, id);

-- Sliding windows: the moments of the accepted calls of one key.
create table sliding_limits (
    key  text primary key,
    hits timestamptz[] not null
);
-- Totals that never reset.
create table total_limits (
    key  text primary key,
    used integer not null
);

create table ticks (
    name     text primary key,
    next_due timestamptz not null
);

create table nodes (
    name    text primary key,
    lanes   text        not null,
    active  integer     not null default 0,
    seen_at timestamptz not null
);

create table application_keys (
    name  text primary key,
    value text not null
);

-- Orders by the caller's own name for them, so that a repeated call finds the first one's job.
create table idempotency_keys (
    key         text primary key,
    fingerprint text        not null,
    job_id      text        not null references jobs (id) on delete cascade,
    at          timestamptz not null
);
