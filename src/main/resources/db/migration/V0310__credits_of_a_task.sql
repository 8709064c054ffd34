-- An order may reserve a second task while it is under way: credits are all that it has reserved, these those of one task.
-- Null where a node of the version before took the order: it reserved one task.
alter table budget_orders add column task_credits bigint;
