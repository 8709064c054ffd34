package io.serenade.storage;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The file name of a download, as the header {@code Content-Disposition} writes it (RFC 6266): in full in
 * {@code filename*}, which browsers read, and in ASCII in {@code filename} for other programs.
 *
 * @param name the file's name in any letters, made of {@link #word words}
 * @param plain an ASCII name to use if the name has other letters
 */
public record AttachmentName(String name, String plain) {
    /** Two such words and what is put around them stay below the 255 bytes that file systems allow. */
    private static final int MAX_BYTES_OF_A_WORD = 100;

    private static final String PLAIN = "[A-Za-z0-9._-]{1,200}";

    public AttachmentName {
        // A name of plain letters needs no quoting in the header and cannot break out of it.
        if (!plain.matches(PLAIN)) {
            throw new IllegalArgumentException("Not a plain file name: " + plain);
        }
    }

    /** A name that is ASCII already. */
    public static AttachmentName of(String plain) {
        return new AttachmentName(plain, plain);
    }

    /**
     * Letters, marks and digits of a text, with hyphens for everything else; a long text is cut between two characters.
     */
    public static String word(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        String word = hyphened(composed.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-"));
        while (bytesOf(word).length > MAX_BYTES_OF_A_WORD) {
            word = hyphened(withoutLastCharacter(word));
        }
        return word;
    }

    private static String hyphened(String text) {
        return text.replaceAll("^-+|-+$", "");
    }

    private static String withoutLastCharacter(String word) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(word);
        characters.last();
        return word.substring(0, Math.max(0, characters.previous()));
    }

    /** The header's value. */
    public String header() {
        String letters = withoutMarks();
        String start = "attachment; filename=\"" + (letters.matches(PLAIN) ? letters : plain) + "\"";
        return name.equals(letters) && name.matches(PLAIN) ? start : start + "; filename*=UTF-8''" + encoded();
    }

    private String withoutMarks() {
        return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    }

    /** After RFC 8187: everything but letters, digits, dots, underscores and hyphens as bytes. */
    private String encoded() {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : bytesOf(name)) {
            char letter = (char) (octet & 0xFF);
            if (String.valueOf(letter).matches("[A-Za-z0-9._-]")) {
                encoded.append(letter);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", octet & 0xFF));
            }
        }
        return encoded.toString();
    }

    private static byte[] bytesOf(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
