-- What limits paid requests: those of a day at an account, and the second tries of a song.

create index provider_tasks_sent on provider_tasks (account, sent_at) where sent_at is not null;
alter table love_songs add column second_tries integer not null default 0;
