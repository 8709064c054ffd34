package io.serenade.launch;

import io.serenade.rendering.ffmpeg.Ffmpeg;
import java.util.HashMap;
import java.util.Map;

/** The environment of the server's process: the user's settings and what the launcher found out. */
final class ServerEnvironment {
    private ServerEnvironment() {}

    static Map<String, String> of(
            Map<String, String> given, LaunchSettings settings, DatabaseAddress database, Ffmpeg ffmpeg) {
        Map<String, String> environment = new HashMap<>(given);
        // An expression of the server's configuration would take a blank for a value.
        environment.values().removeIf(String::isBlank);
        environment.remove("DATABASE_URL");
        environment.put("SERENADE_JDBC_URL", database.jdbcUrl());
        environment.put("SERENADE_JDBC_USER", database.user());
        environment.put("SERENADE_JDBC_PASSWORD", database.password().reveal());
        environment.remove("BROKER_URL");
        environment.remove("MANAGEMENT_PASSWORD");
        settings.broker().ifPresent(broker -> environment.putAll(broker.environment()));
        environment.put("SANDBOX", settings.sandbox() ? "on" : "off");
        environment.put("DATA_DIR", settings.dataDirectory().toString());
        environment.put("HTTP_PORT", Integer.toString(settings.httpPort()));
        environment.put("NODE_NAME", settings.nodeName());
        environment.put("MANAGEMENT_PORT", Integer.toString(settings.managementPort()));
        environment.putIfAbsent("SERENADE_LOG_LEVEL", settings.debug() ? "DEBUG" : "INFO");
        environment.put("FFMPEG_PATH", ffmpeg.binary().toString());
        if (ffmpeg.isBundled()) {
            environment.put("SERENADE_FFMPEG_BUNDLED", "true");
        }
        // Versions of ONNX Runtime newer than ours report usage to their maker, and only this stops them in time.
        environment.put("ORT_DISABLE_TELEMETRY", "1");
        // As WildFly's own start script: glibc keeps less memory for the many threads.
        environment.putIfAbsent("MALLOC_ARENA_MAX", "1");
        return environment;
    }
}
