package io.serenade.platform.json;

import jakarta.json.JsonException;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the long texts of a JSON document, so that the parser need not hold them, which would take several times their
 * size. Texts are identified by their number, counting names as well.
 */
final class LongStrings {
    static final int MIN_LENGTH = 64 * 1024;
    static final int MAX_NUMBER_LENGTH = 100;

    private final byte[] document;
    private final Map<Integer, LongString> byNumber = new HashMap<>();
    private final List<InputStream> rest = new ArrayList<>();

    private LongStrings(byte[] document) {
        this.document = document;
    }

    /**
     * @throws JsonLimitException for a number that is too long
     * @throws JsonException for an unterminated text, or one with characters that JSON forbids
     */
    static LongStrings of(byte[] document) {
        LongStrings found = new LongStrings(document);
        found.search();
        return found;
    }

    private void search() {
        int strings = 0;
        int copied = 0;
        int digits = 0;
        for (int i = 0; i < document.length; i++) {
            digits = isOfNumber(document[i]) ? digits + 1 : 0;
            if (digits > MAX_NUMBER_LENGTH) {
                throw new JsonLimitException(
                        "A number in the JSON has more than " + MAX_NUMBER_LENGTH + " characters.");
            }
            if (document[i] == '"') {
                int first = i + 1;
                int end = endOfString(first);
                if (end - first >= MIN_LENGTH) {
                    byNumber.put(strings, new LongString(document, first, end - first));
                    keep(copied, first);
                    copied = end;
                }
                strings++;
                i = end;
            }
        }
        keep(copied, document.length);
    }

    private static boolean isOfNumber(byte sign) {
        return sign >= '0' && sign <= '9' || sign == '-' || sign == '+' || sign == '.' || sign == 'e' || sign == 'E';
    }

    /** The position of the closing quotation mark. */
    private int endOfString(int first) {
        for (int i = first; i < document.length; i++) {
            byte sign = document[i];
            if (sign == '"') {
                return i;
            }
            if (sign >= 0 && sign < ' ') {
                throw new JsonException("A text in the JSON holds a control character");
            }
            if (sign == '\\') {
                i++;
            }
        }
        throw new JsonException("A text in the JSON has no end");
    }

    private void keep(int from, int to) {
        rest.add(new ByteArrayInputStream(document, from, to - from));
    }

    /** The document with an empty text in the place of each long one. */
    InputStream leftOut() {
        return rest.size() == 1 ? rest.get(0) : new SequenceInputStream(Collections.enumeration(rest));
    }

    Optional<JsonString> find(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }
}
