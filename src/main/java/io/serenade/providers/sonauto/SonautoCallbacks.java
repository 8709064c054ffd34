package io.serenade.providers.sonauto;

import io.serenade.providers.CallbackReader;
import io.serenade.providers.CallbackReader.CallbackRefusedException.Reason;
import io.serenade.providers.SongGenerator.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Sonauto's callbacks: {@code task_id} and {@code status}, not signed, also while the song is still being made. */
@ApplicationScoped
public class SonautoCallbacks implements CallbackReader {

    @Override
    public String provider() {
        return SonautoSongGenerator.NAME;
    }

    @Override
    public Hint read(UnaryOperator<String> header, byte[] body) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            JsonObject callback = reader.readObject();
            String status = text(callback, "status");
            return new Hint(
                    text(callback, "task_id"), SonautoRecords.progress(status) != Progress.RUNNING, Optional.empty());
        } catch (JsonException | IllegalStateException | ClassCastException e) {
            throw malformed("A callback is a JSON object.", e);
        }
    }

    private static String text(JsonObject callback, String field) {
        if (callback.get(field) instanceof JsonString text && text.getString().matches("\\P{Cntrl}{1,255}")) {
            return text.getString();
        }
        throw malformed("A callback needs task_id and status as texts.", null);
    }

    private static CallbackRefusedException malformed(String message, Throwable cause) {
        return new CallbackRefusedException(Reason.MALFORMED, message, cause);
    }
}
