-- What people wrote is removed from a task some time after its end; the stand-in keeps what it needs to answer.

alter table sandbox_tasks add column input_removed boolean not null default false;

create index sandbox_tasks_with_input on sandbox_tasks (provider, finishes_at) where not input_removed;
