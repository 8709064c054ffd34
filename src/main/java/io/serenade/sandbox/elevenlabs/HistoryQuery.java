package io.serenade.sandbox.elevenlabs;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** The query parameters of the history. Public because JAX-RS fills them in. */
public class HistoryQuery {
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;

    @QueryParam("page_size")
    Integer pageSize;

    @QueryParam("start_after_history_item_id")
    String startAfter;

    @QueryParam("voice_id")
    String voiceId;

    @QueryParam("date_after_unix")
    Long from;

    @QueryParam("date_before_unix")
    Long before;

    /** @param items all of them, the newest first */
    JsonObject answer(List<JsonObject> items) {
        int size = pageSize == null ? PAGE : pageSize;
        if (size < 1 || size > LARGEST_PAGE) {
            throw ElevenLabsErrors.wrongField(
                    "query",
                    "page_size",
                    "Input should be greater than 0 and less than or equal to " + LARGEST_PAGE,
                    "less_than_equal");
        }
        List<JsonObject> found = items.stream().filter(this::isMeant).toList();
        List<JsonObject> rest = found.subList(startOf(found), found.size());
        List<JsonObject> page = rest.subList(0, Math.min(size, rest.size()));
        JsonArrayBuilder history = JSON.createArrayBuilder();
        page.forEach(history::add);
        return JSON.createObjectBuilder()
                .add("history", history)
                .add(
                        "last_history_item_id",
                        page.isEmpty()
                                ? JsonValue.NULL
                                : page.get(page.size() - 1).get("history_item_id"))
                .add("has_more", rest.size() > page.size())
                .add("scanned_until", JsonValue.NULL)
                .build();
    }

    private boolean isMeant(JsonObject item) {
        long date = item.getJsonNumber("date_unix").longValue();
        return (voiceId == null || voiceId.equals(item.getString("voice_id")))
                && (from == null || date >= from)
                && (before == null || date < before);
    }

    private int startOf(List<JsonObject> items) {
        for (int i = 0; startAfter != null && i < items.size(); i++) {
            if (items.get(i).getString("history_item_id").equals(startAfter)) {
                return i + 1;
            }
        }
        return 0;
    }
}
