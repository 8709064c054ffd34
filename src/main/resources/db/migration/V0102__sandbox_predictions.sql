-- Predictions of the sandbox's second stand-in: they start after a while, can be stopped, and call back for both ends.

alter table sandbox_tasks
    add column starts_at          timestamptz,
    add column stopped_as         text check (stopped_as in ('canceled', 'aborted')),
    add column start_callback_due boolean not null default false;

create index sandbox_tasks_start_callback on sandbox_tasks (starts_at) where start_callback_due;

create index sandbox_tasks_newest on sandbox_tasks (provider, created_at desc);
