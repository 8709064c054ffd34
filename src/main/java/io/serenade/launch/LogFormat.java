package io.serenade.launch;

import java.util.Locale;

/** How the server writes its log. */
enum LogFormat {
    /** Lines for people. */
    TEXT,
    /** One JSON object a line, with job, stage, duration and outcome as members of {@code mdc}. */
    JSON;

    static LogFormat of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The server's configuration, with the formatter of this format at each handler. */
    String applyTo(String configuration) {
        return this == TEXT
                ? configuration
                : configuration.replaceAll(
                        "named-formatter name=\"(COLOR-)?PATTERN\"", "named-formatter name=\"JSON\"");
    }
}
