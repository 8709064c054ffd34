-- A job that had ended well and was taken up again ends well even where the change cannot be made.
alter table jobs add column reopened boolean not null default false;

-- What was found and planned before a change, until the change is made.
alter table music_videos add column analysis_before text;
alter table music_videos add column plan_before text;

-- Which models of a stand-in misbehave, with spaces between; all where none is named.
alter table sandbox_faults add column models text not null default '';
