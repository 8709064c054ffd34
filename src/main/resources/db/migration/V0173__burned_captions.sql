-- What a talking pet says may be written on its pictures.
alter table pet_clips
    add column captions_burned boolean not null default false;
