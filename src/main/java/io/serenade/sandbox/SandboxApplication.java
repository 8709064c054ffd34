package io.serenade.sandbox;

import io.serenade.platform.web.AdminFilter;
import io.serenade.sandbox.replicate.ReplicateFileResource;
import io.serenade.sandbox.replicate.ReplicateKeyFilter;
import io.serenade.sandbox.replicate.ReplicateModelsResource;
import io.serenade.sandbox.replicate.ReplicateResource;
import io.serenade.sandbox.sonauto.SonautoKeyFilter;
import io.serenade.sandbox.sonauto.SonautoResource;
import io.serenade.sandbox.sonauto.SonautoSongResource;
import io.serenade.sandbox.tasks.FaultsResource;
import io.serenade.sandbox.tasks.RefusalMapper;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Everything under {@code /sandbox}. When the sandbox is off, {@link SandboxDoor} answers 404 for all of it. */
@ApplicationPath("/sandbox")
public class SandboxApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                SandboxDoor.class,
                RefusalMapper.class,
                SonautoKeyFilter.class,
                SonautoResource.class,
                SonautoSongResource.class,
                ReplicateKeyFilter.class,
                ReplicateResource.class,
                ReplicateModelsResource.class,
                ReplicateFileResource.class,
                FaultsResource.class,
                AdminFilter.class);
    }
}
