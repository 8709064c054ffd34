-- Since when a job has been waiting for the outside world without counting, so that no wait lasts for ever.
alter table jobs add column deferred_since timestamptz;
