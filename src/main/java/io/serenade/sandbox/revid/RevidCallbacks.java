package io.serenade.sandbox.revid;

import io.serenade.sandbox.tasks.CallbackEvent;
import io.serenade.sandbox.tasks.CallbackWriter;
import io.serenade.sandbox.tasks.SandboxTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** Revid's webhooks: the record as its status tells it, unsigned like the real ones. */
@ApplicationScoped
class RevidCallbacks implements CallbackWriter {
    @Inject
    Clock clock;

    @Override
    public String provider() {
        return RevidStandIn.PROVIDER;
    }

    @Override
    public Callback write(SandboxTask task, CallbackEvent event) {
        return new Callback(new RevidVideo(task, clock.instant()).toJson().toString(), Map.of());
    }
}
