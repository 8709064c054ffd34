package io.serenade.lovesong.schedule;

import io.serenade.platform.server.DeferrableWork;
import io.serenade.rendering.record.RecordVideo;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;

/** Draws the frames that all videos share while the server starts, so that the first visitor does not wait for them. */
@Singleton
@Startup
public class RenderWarmUp {
    @Resource
    private ManagedExecutorService executor;

    @Inject
    private RecordVideo video;

    @PostConstruct
    void start() {
        DeferrableWork.hand(executor, video::warmUp);
    }
}
