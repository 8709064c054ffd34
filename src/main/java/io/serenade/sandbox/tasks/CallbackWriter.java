package io.serenade.sandbox.tasks;

import java.util.Map;

/** How one stand-in words its callbacks. */
public interface CallbackWriter {
    String provider();

    Callback write(SandboxTask task, CallbackEvent event);

    /**
     * What is sent to a webhook.
     *
     * @param headers besides the content type
     */
    record Callback(String body, Map<String, String> headers) {}
}
