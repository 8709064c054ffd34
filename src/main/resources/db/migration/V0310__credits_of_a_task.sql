-- An order may reserve a second task while it is under way: credits are all that it has reserved, these those of one task.
alter table budget_orders add column task_credits bigint;
update budget_orders set task_credits = credits;
alter table budget_orders alter column task_credits set not null;
