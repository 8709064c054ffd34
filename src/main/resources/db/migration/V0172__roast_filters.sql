-- A roast may have a filter drawn over it; the video as it came is kept beside it.
alter table roasts
    add column filter      text,    -- its id, as it was ordered
    add column plain_video text;    -- key in the storage of the video without it
