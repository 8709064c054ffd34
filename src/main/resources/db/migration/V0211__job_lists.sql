-- Lists of jobs for operators, the newest first, and the figures of a day: each stays quick with millions of rows.
create index jobs_newest on jobs (created_at desc, id desc);
create index jobs_of_product on jobs (product, created_at desc, id desc);
create index jobs_at_stage on jobs (product, stage, created_at desc, id desc);
create index jobs_live on jobs (state, created_at desc, id desc) where state in ('WAITING', 'READY', 'RUNNING', 'PARKED');
create index jobs_given_up on jobs (state, created_at desc, id desc) where state in ('FAILED', 'CANCELLED');
create index jobs_by_reason on jobs (error_code, created_at desc, id desc) where error_code is not null;
create index jobs_ended on jobs (finished_at) include (product, state, created_at) where finished_at is not null;
create index jobs_id_begins on jobs (id text_pattern_ops);
create index provider_tasks_external on provider_tasks (external_id) where external_id is not null;
create index ledger_at on ledger (at);

-- Names that operators search for by how they begin.
create index love_songs_pet on love_songs (lower(pet_name) text_pattern_ops);
create index love_songs_owner on love_songs (lower(owner_name) text_pattern_ops);
create index generations_prompt on generations (lower(left(prompt, 60)) text_pattern_ops);
create index pet_clips_prompt on pet_clips (lower(left(prompt, 60)) text_pattern_ops);
create index roasts_text on roasts (lower(left(text, 60)) text_pattern_ops);
create index music_videos_prompt on music_videos (lower(left(prompt, 60)) text_pattern_ops);
