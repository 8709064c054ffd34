-- A limit of 10,000 an hour rewrote an array of 10,000 timestamps with each call. Now each accepted call is a row of its
-- own, numbered without gaps, so that how many lie within the window follows from two numbers.

create table sliding_windows (
    key    text        primary key,
    hits   bigint      not null, -- accepted since the window was first used: the number of the newest hit
    newest timestamptz not null  -- no hit is older than the one before, whatever the clocks of the nodes say
) with (fillfactor = 50);

create table sliding_hits (
    key    text        not null,
    at     timestamptz not null,
    number bigint      not null,
    primary key (key, at, number)
);

insert into sliding_windows (key, hits, newest)
select key, cardinality(hits), (select max(h) from unnest(hits) h) from sliding_limits where cardinality(hits) > 0;
insert into sliding_hits (key, at, number)
select key, h, row_number() over (partition by key order by h) from sliding_limits, unnest(hits) h;
drop table sliding_limits;

-- Counts a call unless as many as the limit lie within the window. A function, because each of its statements sees what
-- others committed before the window's row was locked; one statement would count with an older view and let too many in.
create function count_in_window(
    window_key text, most integer, length interval, moment timestamptz,
    out allowed boolean, out used bigint, out oldest timestamptz)
language plpgsql as $$
declare
    total bigint;
    hit_at timestamptz;
    first_number bigint;
begin
    insert into sliding_windows as w (key, hits, newest) values (window_key, 1, moment)
        on conflict (key) do update set hits = w.hits + 1, newest = greatest(w.newest, excluded.newest)
        returning w.hits, w.newest into total, hit_at;
    select h.number, h.at into first_number, oldest from sliding_hits h
     where h.key = window_key and h.at > moment - length order by h.at, h.number limit 1;
    used := total - coalesce(first_number, total);
    allowed := used < most;
    if allowed then
        insert into sliding_hits (key, at, number) values (window_key, hit_at, total);
        used := used + 1;
        -- Two old ones go for each new one, so that what has left the window is soon gone and no call pays for all.
        delete from sliding_hits h using (
            select o.at, o.number from sliding_hits o
             where o.key = window_key and o.at <= moment - length order by o.at, o.number limit 2) old
         where h.key = window_key and h.at = old.at and h.number = old.number;
    else
        update sliding_windows set hits = hits - 1 where key = window_key;
    end if;
end
$$;
