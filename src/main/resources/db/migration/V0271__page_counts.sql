-- How often something happened on pages, an hour (UTC); nothing tells who it was.
create table page_counts (
    hour    timestamptz not null,
    product text        not null,
    event   text        not null,
    count   bigint      not null,
    primary key (hour, product, event)
);
