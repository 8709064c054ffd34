-- Calls that only read are counted in memory by each node, which writes its share once a second: who called, in which
-- second, how often. A call costs no statement any more.
create table read_counts (
    key        text        not null,
    second     bigint      not null, -- seconds since 1970 by the node's clock
    node       text        not null,
    calls      integer     not null, -- of this node in this second: its last word, however often it writes
    written_at timestamptz not null default clock_timestamp(),
    primary key (key, second, node)
);
create index read_counts_written on read_counts (written_at);

drop function count_in_window(text, integer, interval, timestamptz, boolean);
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
