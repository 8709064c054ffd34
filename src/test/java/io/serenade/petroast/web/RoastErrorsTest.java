package io.serenade.petroast.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.petroast.RefusedRoastException;
import io.serenade.petroast.RefusedRoastException.Reason;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoastErrorsTest {
    @ParameterizedTest
    @CsvSource({
        "NO_PETS_DETECTED, 400, no_pets_detected",
        "IMAGE_UNREACHABLE, 400, image_unreachable",
        "UNSUPPORTED_MEDIA, 400, unsupported_media",
        "DETECTOR_UNAVAILABLE, 503, detector_unavailable"
    })
    void tellsWhyAPictureIsRefused(Reason reason, int status, String word) {
        Response answer = RoastErrors.of(new RefusedRoastException(reason, "It is so.", "Do this.", null));

        assertThat(answer.getStatus()).isEqualTo(status);
        JsonObject detail = ((JsonObject) answer.getEntity()).getJsonObject("detail");
        assertThat(detail.getString("error")).isEqualTo(word);
        assertThat(detail.getString("message")).isEqualTo("It is so.");
        assertThat(detail.getString("suggestion")).isEqualTo("Do this.");
    }

    @Test
    void asksWhoeverNobodyCouldLookForToComeAgain() {
        Response answer = RoastErrors.of(new RefusedRoastException(Reason.DETECTOR_UNAVAILABLE, "", "", null));

        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("60");
    }
}
