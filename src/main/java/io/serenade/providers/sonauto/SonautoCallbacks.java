package io.serenade.providers.sonauto;

import io.serenade.providers.CallbackReader;
import io.serenade.providers.CallbackReader.CallbackRefusedException.Reason;
import io.serenade.providers.SongGenerator.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Sonauto's callbacks: {@code task_id} and {@code status}, not signed, also while the song is still being made. */
@ApplicationScoped
public class SonautoCallbacks implements CallbackReader {

    @Override
    public String provider() {
        return SonautoSongGenerator.NAME;
    }

    @Override
    public Hint read(UnaryOperator<String> header, byte[] body, Supplier<JsonObject> record) {
        JsonObject callback = record.get();
        String status = text(callback, "status");
        return new Hint(
                text(callback, "task_id"), SonautoRecords.progress(status) != Progress.RUNNING, Optional.empty());
    }

    private static String text(JsonObject callback, String field) {
        if (callback.get(field) instanceof JsonString text && text.getString().matches("\\P{Cntrl}{1,255}")) {
            return text.getString();
        }
        throw new CallbackRefusedException(Reason.MALFORMED, "A callback needs task_id and status as texts.", null);
    }
}
