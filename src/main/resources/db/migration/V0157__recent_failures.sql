-- The operator's page counts what failed within a day.

create index job_failures_at on job_failures (at);
