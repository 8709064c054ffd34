package io.serenade.lovesong;

import io.serenade.platform.json.Base64Text;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the form sends, checked (docs/api.md, "Order a song"). The photo is still in base64, as received.
 *
 * @param cookieId empty for a first visit
 * @param detail something that only the owner and the pet know, if given
 * @param sayPet how the pet's name is pronounced, if given
 * @param sayOwner how the owner's name is pronounced, if given
 * @param answers the id of the song that this one answers, if it does
 */
public record SubmissionForm(
        String petName,
        String petType,
        Base64Text photo,
        String musicVibe,
        String ownerName,
        Optional<String> cookieId,
        Optional<String> detail,
        Optional<String> sayPet,
        Optional<String> sayOwner,
        Optional<String> answers) {
    public static final List<String> PET_TYPES = List.of("Dog", "Cat", "Bird", "Fish", "Other");
    public static final List<String> MUSIC_VIBES =
            List.of("Chill", "Energetic", "Romantic", "Party", "Relaxing", "Other");
    private static final int MAX_NAME = 100;
    private static final int MAX_DETAIL = 80;
    private static final Pattern ONE_LINE = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P} ]+");
    private static final int LONGEST_TEXT_BYTES = 1024;

    /** A form for a song that answers no other. */
    public SubmissionForm(
            String petName,
            String petType,
            Base64Text photo,
            String musicVibe,
            String ownerName,
            Optional<String> cookieId) {
        this(
                petName,
                petType,
                photo,
                musicVibe,
                ownerName,
                cookieId,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Reads the form in its own order. @throws FormException naming every field that is wrong and how to fix it */
    public static SubmissionForm read(JsonObject json, LoveSongSettings settings) {
        Reader reader = new Reader(json, settings);
        SubmissionForm form = new SubmissionForm(
                reader.name("pet_name", "pet's name"),
                reader.choice("pet_type", PET_TYPES),
                reader.photo(),
                reader.choice("music_vibe", MUSIC_VIBES),
                reader.name("owner_name", "own name"),
                reader.optionalText("cookie_id"),
                reader.detail(),
                reader.say("say_pet"),
                reader.say("say_owner"),
                reader.optionalText("answers"));
        if (!reader.wrong.isEmpty()) {
            throw new FormException(reader.wrong);
        }
        return form;
    }

    private static final class Reader {
        private final JsonObject json;
        private final LoveSongSettings settings;
        private final List<FormException.Field> wrong = new ArrayList<>();

        Reader(JsonObject json, LoveSongSettings settings) {
            this.json = json;
            this.settings = settings;
        }

        String name(String field, String what) {
            Optional<String> given = text(field);
            if (given.isEmpty()) {
                return null;
            }
            String name = given.get().strip();
            int length = name.codePointCount(0, name.length());
            if (length < 2 || length > MAX_NAME) {
                return refuse(field, "Please give your " + what + " with 2 to 100 letters.");
            }
            if (!settings.names().allows(name)) {
                return refuse(field, "Please use only " + settings.names().sentence() + " in your " + what + ".");
            }
            if (settings.blockedNames().blocks(name)) {
                return refuse(field, "Please choose another name: we cannot sing this one.");
            }
            return name;
        }

        String choice(String field, List<String> allowed) {
            Optional<String> given = text(field);
            if (given.isPresent() && !allowed.contains(given.get())) {
                return refuse(field, "Please choose one of " + String.join(", ", allowed) + ".");
            }
            return given.orElse(null);
        }

        Base64Text photo() {
            Optional<Base64Text> photo = Optional.ofNullable(json.get("photo"))
                    .filter(JsonString.class::isInstance)
                    .map(text -> Base64Text.of((JsonString) text))
                    .filter(text -> !text.isBlank());
            if (photo.isEmpty()) {
                refuse("photo", "Please add a photo of your pet as base64 text.");
            }
            return photo.orElse(null);
        }

        Optional<String> optionalText(String field) {
            JsonValue value = json.get(field);
            if (value == null
                    || value == JsonValue.NULL
                    || value instanceof JsonString s && s.getString().isEmpty()) {
                return Optional.empty();
            }
            return text(field);
        }

        Optional<String> detail() {
            Optional<String> given = optionalText("detail").map(String::strip).filter(detail -> !detail.isEmpty());
            given.ifPresent(detail -> {
                if (detail.codePointCount(0, detail.length()) > MAX_DETAIL) {
                    refuse("detail", "Please tell it with at most " + MAX_DETAIL + " characters.");
                } else if (!ONE_LINE.matcher(detail).matches()) {
                    refuse("detail", "Please tell it in one line of letters, digits and punctuation.");
                } else if (settings.blockedNames().blocks(detail)) {
                    refuse("detail", "Please tell something else: we cannot sing this.");
                }
            });
            return given;
        }

        /**
         * A pronunciation is written by ear, so a campaign's rule for names does not apply; the rule for all names
         * does.
         */
        Optional<String> say(String field) {
            Optional<String> given = optionalText(field).map(String::strip).filter(say -> !say.isEmpty());
            given.ifPresent(say -> {
                if (say.codePointCount(0, say.length()) > MAX_NAME) {
                    refuse(field, "Please write it with at most " + MAX_NAME + " letters.");
                } else if (!NameRule.FLOOR.matcher(say).matches()) {
                    refuse(field, "Please write it with letters, spaces, apostrophes, hyphens and dots.");
                } else if (settings.blockedNames().blocks(say)) {
                    refuse(field, "Please choose another name: we cannot sing this one.");
                }
            });
            return given;
        }

        private Optional<String> text(String field) {
            JsonValue value = json.get(field);
            if (value == null || value == JsonValue.NULL) {
                refuse(field, "This field is required.");
            } else if (!(value instanceof JsonString text)) {
                refuse(field, "This field must be a text in quotes.");
            } else if (text.getString().getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT_BYTES
                    || text.getString().indexOf('\0') >= 0) {
                refuse(field, "This text is too long; at most 1 KB is allowed.");
            } else {
                return Optional.of(text.getString());
            }
            return Optional.empty();
        }

        private String refuse(String field, String message) {
            wrong.add(new FormException.Field(field, message));
            return null;
        }
    }
}
