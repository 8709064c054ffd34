package io.serenade.platform.telemetry;

import java.util.Map;
import org.slf4j.MDC;

/**
 * Fields of every log line that a thread writes during some work, such as the job's id. With {@code LOG_FORMAT=json}
 * they are members of the line's JSON object.
 */
public final class LogFields {
    private LogFields() {}

    public static void during(Map<String, String> fields, Runnable work) {
        fields.forEach(MDC::put);
        try {
            work.run();
        } finally {
            fields.keySet().forEach(MDC::remove);
        }
    }
}
