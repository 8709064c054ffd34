package io.serenade.pages;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The API of music videos without an engine. A wish that has {@code Limit}, {@code Quota}, {@code Dear}, {@code Damaged},
 * {@code Session} or {@code Down} in it gets the answer of that name, everything else becomes a film.
 */
final class ScriptedFilms {
    private static final String STAGES = """
            {"audio_analysis": {"status": "completed", "duration": 4}, "scene_planning": {"status": "completed", "duration": 9},
             "reference_generation": {"status": "completed", "duration": 21},
             "prompt_generation": {"status": "completed", "duration": 1},
             "video_generation": {"status": "processing", "progress": "2/6"}}""";

    boolean answers(String path) {
        return path.equals("/api/v1/upload-audio") || path.startsWith("/api/v1/jobs/film-");
    }

    void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/api/v1/upload-audio")) {
            order(exchange);
        } else if (path.endsWith("/analysis")) {
            ScriptedApi.json(
                    exchange,
                    200,
                    "{\"bpm\": 111.8, \"song_structure\": [{}, {}, {}, {}, {}, {}, {}], \"beat_timestamps\": [0.1, 0.6,"
                            + " 1.1, 1.6, 2.1], \"downbeat_timestamps\": [0.1, 2.1]}");
        } else if (path.endsWith("/stream")) {
            stream(exchange, path.contains("film-queued"));
        } else {
            boolean queued = path.contains("film-queued");
            String job = job(queued);
            boolean awaits = path.contains("film-looked-at");
            String animatic = queued ? "null" : "\"/storage/video/animatic.mp4\"";
            ScriptedApi.json(
                    exchange,
                    200,
                    job.replaceFirst("\\{", "{\"awaits_approval\":" + awaits + ",\"animatic_url\":" + animatic + ","));
        }
    }

    private static void order(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (body.contains("Limit")) {
            exchange.getResponseHeaders().set("Retry-After", "1500");
            ScriptedApi.json(exchange, 429, "{\"detail\":\"-\",\"code\":\"quota_exceeded\"}");
        } else if (body.contains("Quota")) {
            refuse(
                    exchange,
                    413,
                    "QUOTA_EXCEEDED",
                    "Your storage is full. Delete videos that you do not need any more.");
        } else if (body.contains("Dear")) {
            refuse(
                    exchange,
                    400,
                    "BUDGET_EXCEEDED",
                    "Even the shortest video of this song would cost more than 20 dollars.");
        } else if (body.contains("Damaged")) {
            refuse(exchange, 400, "bad_request", "The song is cut off: 21.4 seconds are missing.");
        } else if (body.contains("Session")) {
            refuse(exchange, 401, "unauthorized", "Please sign in.");
        } else if (body.contains("Down")) {
            refuse(exchange, 503, "service_unavailable", "Service temporarily unavailable");
        } else {
            ScriptedApi.json(
                    exchange,
                    200,
                    "{\"job_id\":\"film-slow\",\"audio_url\":\"/\",\"status\":\"queued\",\"estimated_time\":600}");
        }
    }

    private static void refuse(HttpExchange exchange, int status, String code, String detail) throws IOException {
        ScriptedApi.json(exchange, status, "{\"detail\":\"" + detail + "\",\"code\":\"" + code + "\"}");
    }

    private static String job(boolean queued) {
        return queued
                ? "{\"status\":\"queued\",\"current_stage\":\"audio_analysis\",\"progress\":0,\"stages\":{},"
                        + "\"costs\":{\"total\":0},\"estimated_remaining\":null,\"video_url\":null,\"clips\":[]}"
                : "{\"status\":\"processing\",\"current_stage\":\"video_generation\",\"progress\":55,\"stages\":"
                        + STAGES
                        + ",\"costs\":{\"total\":0.85},\"estimated_remaining\":170,\"video_url\":\"/storage/video/demo.mp4\","
                        + "\"clips\":[" + clip(0, "completed") + "," + clip(1, "pending") + "," + clip(2, "completed")
                        + ","
                        + clip(3, "failed") + "," + clip(4, "pending") + "," + clip(5, "pending") + "]}";
    }

    private static String clip(int index, String status) {
        String url = status.equals("completed") ? "\"/storage/video/clip" + index + ".mp4\"" : "null";
        return "{\"index\":" + index + ",\"status\":\"" + status + "\",\"preview_url\":" + url + "}";
    }

    private static void stream(HttpExchange exchange, boolean queued) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write(event("progress", "{\"progress\":0,\"estimated_remaining\":null}"));
        if (!queued) {
            out.write(event("stage_update", "{\"stage\":\"audio_analysis\",\"status\":\"completed\",\"duration\":4}"));
            out.write(event("stage_update", "{\"stage\":\"video_generation\",\"status\":\"processing\"}"));
            out.write(event("cost_update", "{\"stage\":\"video_generation\",\"cost\":0.06,\"total\":0.85}"));
            out.write(event("progress", "{\"progress\":55,\"estimated_remaining\":170}"));
        }
        out.flush();
        pauseBeforeItsEnd();
    }

    /** A stream that ended at once would be opened again and again. */
    private static void pauseBeforeItsEnd() {
        try {
            Thread.sleep(20_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] event(String name, String data) {
        return ("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
