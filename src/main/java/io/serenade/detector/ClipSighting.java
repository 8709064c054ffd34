package io.serenade.detector;

import java.awt.image.BufferedImage;
import java.time.Duration;

/**
 * What was seen in a clip.
 *
 * @param best what was seen in the frame that shows an animal best
 * @param at when that frame is shown
 * @param frame the frame, scaled down
 */
public record ClipSighting(Sighting best, Duration at, BufferedImage frame) {}
