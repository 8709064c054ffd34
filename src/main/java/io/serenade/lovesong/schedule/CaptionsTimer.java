package io.serenade.lovesong.schedule;

import io.serenade.lovesong.LateCaptions;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Looks for captions that come after their song, on every node; the claim of a look decides which node looks. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CaptionsTimer {
    @Inject
    private LateCaptions captions;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void look() {
        captions.lookAgain();
    }
}
