-- How many of a prediction's results were more than are kept.

alter table generations add column left_out integer not null default 0;
