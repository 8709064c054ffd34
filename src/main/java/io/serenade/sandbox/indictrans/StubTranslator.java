package io.serenade.sandbox.indictrans;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;

/** Looks up texts in the phrase book, and never invents a translation. */
final class StubTranslator {
    private static final PhraseBook BOOK = PhraseBook.open();

    private StubTranslator() {}

    /**
     * The result of a request.
     *
     * @param texts all of them from the book, or all of them as they were
     */
    record Result(List<String> texts, boolean found) {
        /** Says where the texts come from, to programs and to people. */
        JsonObject metadata() {
            JsonObjectBuilder told = JSON.createObjectBuilder()
                    .add("provider", "sandbox")
                    .add("kind", found ? "phrase_book" : "untranslated");
            if (!found) {
                told.add(
                        "note",
                        "The sandbox cannot translate: it knows "
                                + BOOK.phrases().size()
                                + " sentences by heart, and this is none of them. The text comes back as it was. Set"
                                + " AI4BHARAT_BASE_URL for real translations.");
            }
            return told.build();
        }
    }

    static boolean knows(String language) {
        return BOOK.languages().contains(language);
    }

    static Result translate(List<String> texts, String from, String to) {
        List<Optional<String>> found =
                texts.stream().map(text -> BOOK.find(text, from, to)).toList();
        boolean all = found.stream().allMatch(Optional::isPresent);
        return new Result(all ? found.stream().map(Optional::get).toList() : texts, all);
    }

    /** Translates from whichever language the text is in. */
    static Result translateFromAny(String text, String to) {
        return BOOK.languages().stream()
                .map(from -> translate(List.of(text), from, to))
                .filter(Result::found)
                .findFirst()
                .orElse(new Result(List.of(text), false));
    }
}
