package io.serenade.platform.server;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Receives the signal that ends this process (SIGTERM, Ctrl-C) at the same time as the server, and fires {@link
 * ServerStopping} while the server still lets requests and tasks finish. The process ends only after all observers have
 * returned.
 */
@ApplicationScoped
public class ServerStop {
    private static final Logger LOG = System.getLogger(ServerStop.class.getName());

    @Inject
    private Event<ServerStopping> stopping;

    private final Thread hook = new Thread(this::tell, "serenade-stop");
    private volatile boolean begun;

    void listen(@Observes @Initialized(ApplicationScoped.class) Object started) {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void tell() {
        begun = true;
        LOG.log(Level.INFO, "The server is asked to stop: it takes nothing new, and what runs may end");
        stopping.fire(new ServerStopping());
    }

    public boolean hasBegun() {
        return begun;
    }

    /** The application is undeployed while the process continues. */
    @PreDestroy
    void forget() {
        if (!begun) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
