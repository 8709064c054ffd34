package io.serenade.sandbox.music;

import java.util.Set;

/** What one piece of the drum kit does in a bar, in the same characters as a {@link Part}. */
record DrumPart(Drum drum, String rhythm, double gain, double pan, double echo, Set<Section> where) {}
