package io.serenade.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.accounts.ApiKeyForm;
import io.serenade.platform.web.problems.Problems.FieldError;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An order for a key is read as meant, and every wrong field is named. */
class ApiKeyJsonTest {

    @Test
    void takesANameAlone() {
        JsonObject order = parse("{'name':' Shop '}");
        assertThat(ApiKeyJson.errorsOf(order)).isEmpty();
        assertThat(ApiKeyJson.read(order)).isEqualTo(new ApiKeyForm("Shop", 1_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "10000", "null", "5e2", "7.0"})
    void takesWholeNumbersAsLimits(String limit) {
        assertThat(ApiKeyJson.errorsOf(parse("{'name':'Shop','limit_per_hour':" + limit + "}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10001", "1.5", "1e400", "1e-400", "'12'", "true", "[]", "{}"})
    void refusesOtherLimits(String limit) {
        assertThat(ApiKeyJson.errorsOf(parse("{'name':'Shop','limit_per_hour':" + limit + "}")))
                .extracting(FieldError::field)
                .containsExactly("limit_per_hour");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'name':null}", "{'name':''}", "{'name':'  '}", "{'name':7}", "{'name':['Shop']}"})
    void refusesOrdersWithoutAName(String order) {
        assertThat(ApiKeyJson.errorsOf(parse(order)))
                .extracting(FieldError::field)
                .containsExactly("name");
    }

    @Test
    void namesAllWrongFieldsAtOnce() {
        assertThat(ApiKeyJson.errorsOf(parse("{'limit':5,'limit_per_hour':0}")))
                .extracting(FieldError::field)
                .containsExactly("limit", "name", "limit_per_hour");
    }

    private static JsonObject parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json.replace('\'', '"')))) {
            return reader.readObject();
        }
    }
}
