-- What all products together may spend: reserved with an order, in its transaction, and settled when its job ends. A period
-- has a row once a limit holds for it; until then its sums are those of its orders.
create table budget_periods (
    period           text          primary key,   -- a day in UTC such as 2027-02-14, or campaign: and its name
    dollars_reserved numeric(14,4) not null default 0,
    dollars_spent    numeric(14,4) not null default 0,
    credits_reserved bigint        not null default 0,
    credits_spent    bigint        not null default 0
);

-- What each order has reserved; both periods are those in which it counts.
create table budget_orders (
    job_id          text          primary key references jobs (id) on delete cascade,
    product         text          not null,
    day             text          not null,
    campaign        text          not null,
    dollars         numeric(14,4) not null,
    credits         bigint        not null,      -- of one task
    account         text,                        -- whose tasks cost them
    ordered_at      timestamptz   not null,
    settled_at      timestamptz,
    dollars_spent   numeric(14,4) not null default 0,
    credits_spent   bigint        not null default 0
);
create index budget_orders_ordered on budget_orders (ordered_at);
create index budget_orders_day on budget_orders (day);
create index budget_orders_campaign on budget_orders (campaign);

-- What operators have set while running, where the settings do not hold.
create table budget_limits (
    name   text          primary key,
    amount numeric(14,4) not null check (amount >= 0)
);
