package io.serenade.platform.telemetry;

import java.util.Map;
import org.slf4j.MDC;

/**
 * What every line says that is logged on a thread while some work is done, such as for which job it is. Programs find it
 * as members of a line of JSON ({@code LOG_FORMAT}).
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
