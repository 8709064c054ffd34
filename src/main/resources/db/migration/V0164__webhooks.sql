-- Whom to notify when a job has ended.
create table job_callbacks (
    job_id     text not null references jobs (id) on delete cascade,
    url        text not null,
    refused_at timestamptz,   -- the receiver answered 410: nothing more is sent there for this job
    primary key (job_id, url)
);

-- What a handler tells of an attempt besides how it ended, as JSON.
alter table outbox_attempts add column detail text;

-- Webhooks are listed the newest first, those of a job by outbox_job.
create index outbox_webhooks on outbox (id) where kind = 'webhook';
