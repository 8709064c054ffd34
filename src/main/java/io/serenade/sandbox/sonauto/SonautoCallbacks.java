package io.serenade.sandbox.sonauto;

import io.serenade.sandbox.tasks.CallbackEvent;
import io.serenade.sandbox.tasks.CallbackWriter;
import io.serenade.sandbox.tasks.SandboxTask;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Sonauto's callbacks: the task and its end, unsigned. */
@ApplicationScoped
class SonautoCallbacks implements CallbackWriter {
    @Override
    public String provider() {
        return SonautoStandIn.PROVIDER;
    }

    @Override
    public Callback write(SandboxTask task, CallbackEvent event) {
        return new Callback(SonautoMessages.callback(task, event).toString(), Map.of());
    }
}
