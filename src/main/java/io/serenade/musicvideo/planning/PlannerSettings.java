package io.serenade.musicvideo.planning;

import io.serenade.platform.Settings;
import io.serenade.providers.anthropic.AnthropicSettings;
import io.serenade.providers.openai.OpenAiSettings;
import java.util.Optional;

/**
 * Who writes scene plans.
 *
 * @param provider {@code PLANNER_PROVIDER}, else whichever has a key; {@link #NOBODY} where the song's mood does
 * @param model {@code PLANNER_MODEL}, else the usual one of the provider
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
}
