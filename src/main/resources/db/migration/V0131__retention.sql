-- What the nightly clean-up needs to find what is old, and to know whose media it finds.

alter table total_limits add column used_at timestamptz not null default now();
create index total_limits_used on total_limits (used_at);
create index jobs_erased on jobs (erased_at) where erased_at is not null;
create index idempotency_keys_job on idempotency_keys (job_id);

-- Since when this installation has had media. A store without a mark is taken for ours unless it has older ones.
insert into application_keys (name, value)
select 'installed-at',
       to_char(least(now(), (select min(created_at) from jobs)) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');
