-- A frame of a finished clip, shown before it is played and where its page is shared.
alter table pet_clips add column poster boolean not null default false;
alter table roasts add column poster text;
