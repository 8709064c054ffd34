-- Jobs in a stage that gives way are claimed only while no other job of their pool is due.
alter table jobs add column gives_way boolean not null default false;
update jobs set gives_way = true where product = 'musicvideo' and stage = 'composition';

drop index jobs_due;
create index jobs_due on jobs (pool, gives_way, due_at) where state in ('READY', 'RUNNING', 'PARKED');

-- The node where files of a job lie, which is the first to continue it; null where all nodes are alike.
alter table jobs add column home text;
