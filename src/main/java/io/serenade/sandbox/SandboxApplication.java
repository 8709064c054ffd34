package io.serenade.sandbox;

import io.serenade.platform.web.AdminFilter;
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
