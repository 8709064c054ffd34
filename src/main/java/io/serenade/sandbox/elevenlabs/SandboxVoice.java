package io.serenade.sandbox.elevenlabs;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.sandbox.speech.Tone;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.URI;

/** The voices that are listed. Every other well-formed id has a voice as well, which follows from its letters. */
enum SandboxVoice {
    /** The id in the examples of docs/talking-pet.md. */
    ROVER("21m00Tcm4TlvDq8ikWAM", "Rover", "A grown-up dog, calm", new Tone(95, 150, 1)),
    WHISKERS("SandboxVoiceWhiskers", "Whiskers", "A cat with opinions", new Tone(150, 160, 1.15)),
    PIP("SandboxVoicePip00000", "Pip", "A small and excited animal", new Tone(190, 175, 1.35)),
    BRUNO("SandboxVoiceBruno000", "Bruno", "A large and slow animal", new Tone(75, 135, 0.9));

    private static final String WELL_FORMED = "[A-Za-z0-9]{20}";

    private final String id;
    private final String title;
    private final String description;
    private final Tone tone;

    SandboxVoice(String id, String title, String description, Tone tone) {
        this.id = id;
        this.title = title;
        this.description = description;
        this.tone = tone;
    }

    String id() {
        return id;
    }

    String greeting() {
        return "Hello, I am " + title + ", a voice of the sandbox.";
    }

    static Tone toneOf(String voiceId) {
        if (!voiceId.matches(WELL_FORMED)) {
            throw ElevenLabsErrors.malformedVoice(voiceId);
        }
        for (SandboxVoice voice : values()) {
            if (voice.id.equals(voiceId)) {
                return voice.tone;
            }
        }
        return Tone.of(voiceId);
    }

    /** @param previews the folder of the previews */
    static JsonObject list(URI previews) {
        JsonArrayBuilder voices = JSON.createArrayBuilder();
        for (SandboxVoice voice : values()) {
            voices.add(JSON.createObjectBuilder()
                    .add("voice_id", voice.id)
                    .add("name", voice.title + " (sandbox)")
                    .add("category", "premade")
                    .add("labels", JSON.createObjectBuilder().add("use_case", "sandbox"))
                    .add("description", voice.description)
                    .add("preview_url", previews.resolve(voice.id + ".mp3").toString()));
        }
        return JSON.createObjectBuilder().add("voices", voices).build();
    }
}
