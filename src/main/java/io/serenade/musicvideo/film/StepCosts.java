package io.serenade.musicvideo.film;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/** What each stage costs, in dollars, as it is stored: an object with the names of the stages. */
final class StepCosts {
    private StepCosts() {}

    static String write(Map<FilmStep, BigDecimal> costs) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        costs.forEach((step, cost) -> json.add(step.word(), cost));
        return json.build().toString();
    }

    static Map<FilmStep, BigDecimal> read(JsonObject json) {
        Map<FilmStep, BigDecimal> costs = new EnumMap<>(FilmStep.class);
        json.keySet()
                .forEach(step ->
                        costs.put(FilmStep.named(step), json.getJsonNumber(step).bigDecimalValue()));
        return costs;
    }
}
