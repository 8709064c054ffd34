package io.serenade.musicvideo.planning;

import io.serenade.platform.settings.Settings;
import io.serenade.providers.anthropic.AnthropicSettings;
import io.serenade.providers.openai.OpenAiSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which model writes scene plans.
 *
 * @param provider {@code PLANNER_PROVIDER}, otherwise the one that has a key; {@link #NOBODY} if plans follow from
 *     the song's mood
 * @param model {@code PLANNER_MODEL}, otherwise the default one of the provider
 */
public record PlannerSettings(String provider, Optional<String> model) {
    /** Plans follow from the song's mood alone and cost nothing. */
    public static final String NOBODY = "none";

    public static PlannerSettings from(Settings settings) {
        String openAi = OpenAiSettings.PROVIDER.name();
        String anthropic = AnthropicSettings.PROVIDER.name();
        boolean onlyAnthropic = OpenAiSettings.PROVIDER.key(settings).isEmpty()
                && AnthropicSettings.PROVIDER.key(settings).isPresent();
        return new PlannerSettings(
                settings.find("PLANNER_PROVIDER").isPresent()
                        ? settings.oneOf("PLANNER_PROVIDER", openAi, openAi, anthropic, NOBODY)
                        : onlyAnthropic ? anthropic : openAi,
                settings.find("PLANNER_MODEL"));
    }

    /** The model that would be asked; empty if none would be. */
    public Optional<String> modelToAsk() {
        if (provider.equals(NOBODY)) {
            return Optional.empty();
        }
        return model.or(() -> Optional.of(
                provider.equals(AnthropicSettings.PROVIDER.name())
                        ? AnthropicSettings.USUAL_MODEL
                        : OpenAiSettings.USUAL_MODEL));
    }

    /**
     * The name under which {@link io.serenade.jobs.calls.Prices} has the price of a million input tokens of a model.
     */
    static String inputOf(String model) {
        return model + "-input";
    }

    static String outputOf(String model) {
        return model + "-output";
    }

    /** All names of prices that a plan is paid by. */
    public List<String> prices() {
        return modelToAsk().stream()
                .flatMap(asked -> Stream.of(inputOf(asked), outputOf(asked)))
                .toList();
    }
}
