-- The sandbox: what its stand-ins were asked for, so that a task survives a restart, and how they are to misbehave.

create table sandbox_tasks (
    id               text        primary key,
    provider         text        not null,
    request          text        not null,
    created_at       timestamptz not null,
    finishes_at      timestamptz not null,
    fault            text        not null,
    webhook_url      text,
    callback_state   text        not null check (callback_state in ('none', 'due', 'sent', 'given_up')),
    next_callback_at timestamptz,
    callbacks_sent   integer     not null default 0
);

create index sandbox_tasks_callback on sandbox_tasks (next_callback_at) where callback_state = 'due';

-- How often a request was turned away as "busy" since it was last accepted.
create table sandbox_refusals (
    provider    text    not null,
    request_key text    not null,
    refused     integer not null,
    primary key (provider, request_key)
);

create table sandbox_faults (
    capability    text             primary key,
    mode          text             not null,
    error_rate    double precision not null,
    delay_seconds double precision,
    credits       integer
);
