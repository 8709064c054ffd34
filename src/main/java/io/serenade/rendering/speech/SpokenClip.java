package io.serenade.rendering.speech;

import java.time.Duration;

/**
 * A clip with its speech.
 *
 * @param speech how long the speech is, without the moment before it
 * @param truncated whether the clip ends before the speech does
 */
public record SpokenClip(Duration speech, boolean truncated) {}
