package io.serenade.lovesong.web;

import io.serenade.jobs.web.OperatorTask;
import io.serenade.lovesong.wall.Wall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Records that wait for a place on the wall, as the operator's page counts them. */
@ApplicationScoped
public class WallTask implements OperatorTask {
    @Inject
    private Wall wall;

    @Override
    public String title() {
        return "Records for the wall";
    }

    @Override
    public String path() {
        return "/admin/wall";
    }

    @Override
    public int open() {
        return wall.countWaiting();
    }
}
