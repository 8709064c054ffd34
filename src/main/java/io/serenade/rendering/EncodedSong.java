package io.serenade.rendering;

import io.serenade.rendering.mp4.EncodedTrack;
import java.time.Duration;

/** A song as AAC, with its exact length in samples of the decoded original. */
record EncodedSong(EncodedTrack track, long samples, Duration length) {}
