-- Calls that only read are counted without waiting for the disk: a crash of the database may forget the last few.
drop function count_in_window(text, integer, interval, timestamptz);
create function count_in_window(
    window_key text, most integer, length interval, moment timestamptz, lasting boolean,
    out allowed boolean, out used bigint, out oldest timestamptz)
language plpgsql as $$
declare
    total bigint;
    hit_at timestamptz;
    first_number bigint;
begin
    if not lasting then
        set local synchronous_commit to off;
    end if;
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
