-- Seconds until a film is there, by how long the stages of the last films took; null while too few are known.
create function music_video_seconds_left(of_job text, moment timestamptz) returns integer language sql stable as $$
    with films as (select job_id from music_videos where finished_at is not null order by finished_at desc limit 50),
         times as (select s.stage_name,
                          percentile_cont(0.5) within group (order by extract(epoch from s.completed_at - s.started_at))
                            as seconds
                     from music_video_stages s join films f on f.job_id = s.job_id
                    where s.status = 'completed' group by s.stage_name)
    select round(sum(greatest(0, t.seconds - coalesce(extract(epoch from moment - s.started_at), 0))))::integer
      from times t left join music_video_stages s on s.job_id = of_job and s.stage_name = t.stage_name
     where coalesce(s.status, '') <> 'completed' and (select count(*) from films) >= 5
$$;

-- As the API tells it.
create or replace view musicvideo_jobs as
select v.job_id::uuid as id,
       v.owner as user_id,
       case j.state when 'SUCCEEDED' then 'completed' when 'FAILED' then 'failed' when 'CANCELLED' then 'failed'
                    else case when v.admitted_at is null and j.percent = 0 then 'queued' else 'processing' end end
         as status,
       v.audio_key as audio_url,
       v.prompt as user_prompt,
       j.stage as current_stage,
       j.percent as progress,
       case when j.finished_at is null then music_video_seconds_left(v.job_id, now()) end as estimated_remaining,
       coalesce((select sum(c.cost) from music_video_costs c where c.job_id = j.id), 0)::numeric(10, 2) as total_cost,
       v.video_key as video_url,
       case when j.state = 'FAILED' then j.error_message end as error_message,
       j.created_at,
       j.updated_at,
       j.finished_at as completed_at
  from jobs j join music_videos v on v.job_id = j.id;
