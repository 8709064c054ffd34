package io.serenade.sandbox.music;

import java.util.EnumSet;
import java.util.Set;

/** The parts of a song's form, and the groups of them in which an instrument may play. */
enum Section {
    INTRO,
    VERSE,
    CHORUS,
    /** One bar on the home chord. */
    ENDING;

    static final Set<Section> ALWAYS = EnumSet.allOf(Section.class);
    static final Set<Section> SUNG = EnumSet.of(VERSE, CHORUS);
    static final Set<Section> BIG = EnumSet.of(CHORUS, ENDING);
    static final Set<Section> NOT_INTRO = EnumSet.of(VERSE, CHORUS, ENDING);
    static final Set<Section> ONLY_CHORUS = EnumSet.of(CHORUS);
    static final Set<Section> ONLY_VERSE = EnumSet.of(VERSE);
    static final Set<Section> ONLY_INTRO = EnumSet.of(INTRO);
    static final Set<Section> MOVING = EnumSet.of(INTRO, VERSE, CHORUS);
}
