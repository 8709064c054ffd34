package io.serenade.musicvideo.web;

import io.serenade.jobs.Job;
import io.serenade.jobs.web.JobRepresentation;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmStatus;
import io.serenade.musicvideo.film.Films;
import io.serenade.musicvideo.film.Films.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Map;

/** Shows films among the jobs of their owners. */
@ApplicationScoped
public class FilmRepresentation implements JobRepresentation {
    @Inject
    Films films;

    @Inject
    FilmJson json;

    @Override
    public String product() {
        return Film.PRODUCT;
    }

    @Override
    public JsonObject status(Job job) {
        return json.status(entry(job)).build();
    }

    @Override
    public JsonObject listed(Job job) {
        return json.listed(entry(job)).build();
    }

    @Override
    public JsonObject detail(Job job) {
        return json.detail(entry(job)).build();
    }

    private Entry entry(Job job) {
        return films.find(job.id()).orElseThrow();
    }

    @Override
    public Map<String, String> statuses() {
        return FilmStatus.conditions();
    }
}
