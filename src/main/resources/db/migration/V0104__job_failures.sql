-- What was tried in vain: one row per counted failure of a job's stage.
create table job_failures (
    id         bigint generated always as identity primary key,
    job_id     text        not null references jobs (id) on delete cascade,
    stage      text        not null,
    attempt    integer     not null,
    code       text        not null,
    message    text        not null,
    retryable  boolean     not null,
    request_id text,
    at         timestamptz not null
);
create index job_failures_job on job_failures (job_id, id);
