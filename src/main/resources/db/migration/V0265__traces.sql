-- Which trace an order belongs to, as a caller's or our own traceparent says, so that it outlives a crash.
alter table jobs add column trace text;
