package io.serenade.sandbox.revid;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonObject;

/** What a video would cost: about as much as the real one, although nothing is paid. */
record RevidCredits(int base, int voice, int avatar, int resolution) {
    /** So many characters are spoken in half a minute. */
    private static final int CHARACTERS = 420;

    static RevidCredits of(RevidRequest request) {
        int halfMinutes = (request.source().length() + CHARACTERS - 1) / CHARACTERS;
        int resolution =
                switch (request.resolution()) {
                    case "720p" -> 0;
                    case "4k" -> 4;
                    default -> 1;
                };
        return new RevidCredits(1, halfMinutes, request.avatar().isPresent() ? 1 : 0, resolution);
    }

    int sum() {
        return base + voice + avatar + resolution;
    }

    JsonObject toJson() {
        return JSON.createObjectBuilder()
                .add("creditsEstimate", sum())
                .add(
                        "breakdown",
                        JSON.createObjectBuilder()
                                .add("base", base)
                                .add("voice", voice)
                                .add("avatar", avatar)
                                .add("resolution", resolution))
                .build();
    }
}
