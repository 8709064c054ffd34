-- What a job may cost, has set aside for calls under way, and has spent; in dollars. Locked while a call is reserved.
create table job_budgets (
    job_id   text           primary key references jobs (id) on delete cascade,
    budget   numeric(12, 4),                    -- no limit without one
    reserved numeric(12, 4) not null default 0 check (reserved >= 0),
    spent    numeric(12, 4) not null default 0
);

-- One paid call each. Open ones survive a crash and are settled when the provider's task ends, or with the job.
create table cost_reservations (
    id          bigint generated always as identity primary key,
    job_id      text           not null references job_budgets (job_id) on delete cascade,
    name        text           not null,        -- what is paid for, such as task-17
    amount      numeric(12, 4) not null check (amount >= 0),
    reserved_at timestamptz    not null,
    settled_at  timestamptz,
    actual      numeric(12, 4)
);
create unique index cost_reservations_open on cost_reservations (job_id, name) where settled_at is null;
create index cost_reservations_job on cost_reservations (job_id);
