package io.serenade.pages;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The API of talking pets and roasts without an engine. The words choose the script: {@code Limit}, {@code Busy},
 * {@code NoPet} and {@code Down} get the answer of that name, everything else becomes a job.
 */
final class ScriptedClips {

    boolean answers(String path) {
        return path.equals("/api/uploads")
                || path.equals("/api/voices")
                || path.equals("/api/generate-video")
                || path.startsWith("/api/v1/jobs/")
                || path.startsWith("/jobs_")
                || path.startsWith("/media/");
    }

    void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/api/uploads")) {
            ScriptedApi.json(exchange, 201, "{\"url\":\"http://localhost/uploads/1.jpg\",\"kind\":\"picture\"}");
        } else if (path.equals("/api/voices")) {
            voices(exchange);
        } else if (path.endsWith(".vtt")) {
            byte[] captions = "WEBVTT\n\n00:00.500 --> 00:02.000\nGood morning.\n".getBytes(StandardCharsets.UTF_8);
            ScriptedApi.send(exchange, 200, "text/vtt", captions);
        } else if (path.startsWith("/api/v1/jobs/")) {
            job(exchange, path);
        } else {
            order(exchange);
        }
    }

    private static void voices(HttpExchange exchange) throws IOException {
        ScriptedApi.json(exchange, 200, """
                {"voices": [
                    {"voice_id": "a", "name": "Rachel", "description": "calm, young", "preview_url": "/media/a.mp3"},
                    {"voice_id": "b", "name": "Clyde", "description": "deep, gruff", "preview_url": "/media/b.mp3"},
                    {"voice_id": "c", "name": "Gigi", "description": "childlike, bright", "preview_url": "/media/c.mp3"},
                    {"voice_id": "d", "name": "Silent Bob", "description": null, "preview_url": null},
                    {"voice_id": "e", "name": "Serena", "description": "warm", "preview_url": "/media/e.mp3"},
                    {"voice_id": "f", "name": "Fin", "description": "an old sailor", "preview_url": "/media/f.mp3"}]}
                """);
    }

    private static void order(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (body.contains("Limit")) {
            ScriptedApi.json(exchange, 429, "{\"detail\":\"-\",\"code\":\"quota_exceeded\"}");
        } else if (body.contains("Busy")) {
            exchange.getResponseHeaders().set("Retry-After", "1500");
            ScriptedApi.json(exchange, 429, "{\"detail\":\"-\",\"code\":\"quota_exceeded\"}");
        } else if (body.contains("Down")) {
            ScriptedApi.json(exchange, 503, "{\"detail\":\"-\"}");
        } else if (body.contains("NoPet")) {
            ScriptedApi.json(
                    exchange,
                    400,
                    "{\"detail\":{\"error\":\"no_pets_detected\",\"message\":"
                            + "\"No pets found in the uploaded image.\",\"suggestion\":\"Try a clear photo of your pet.\"}}");
        } else {
            ScriptedApi.json(exchange, 202, "{\"job_id\":\"slow\",\"status\":\"queued\"}");
        }
    }

    private static void job(HttpExchange exchange, String path) throws IOException {
        String state = "{\"job_id\":\"slow\",\"status\":\"processing\",\"stage\":\"animate\",\"percent\":42}";
        if (!path.endsWith("/events")) {
            ScriptedApi.json(exchange, 200, state);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write(("event: progress\ndata: " + state + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
