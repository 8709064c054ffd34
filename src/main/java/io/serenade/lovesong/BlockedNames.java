package io.serenade.lovesong;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words that may not be sung. A name is refused when one of its words, the whole of it, or what its single letters
 * spell is such a word, however it is written: letter case, accents, punctuation and digits for letters make no
 * difference. A blocked word inside a longer one is allowed, as in Scunthorpe.
 */
public final class BlockedNames {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final String WRITTEN = "034578@$!";
    private static final String MEANT = "oeastbasi";

    private final Set<String> words = new HashSet<>();

    /** Blocked phrases of several words. */
    private final Set<List<String>> phrases = new HashSet<>();

    BlockedNames(List<String> entries) {
        for (String entry : entries) {
            List<String> parts = parts(entry);
            if (parts.size() > 1) {
                phrases.add(parts);
            }
            spellings(entry).filter(word -> !word.isEmpty()).forEach(words::add);
        }
    }

    /** Reads {@code BLOCKED_NAMES}, separated by commas, and {@code BLOCKED_NAMES_FILE}, one to a line. */
    public static BlockedNames from(Settings settings) {
        List<String> entries = new ArrayList<>(settings.list("BLOCKED_NAMES", ""));
        settings.find("BLOCKED_NAMES_FILE").ifPresent(file -> entries.addAll(lines(file)));
        return new BlockedNames(entries);
    }

    private static List<String> lines(String file) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException | RuntimeException e) {
            throw new SettingsException(
                    "BLOCKED_NAMES_FILE", "is \"" + file + "\", which cannot be read as a UTF-8 text file.");
        }
    }

    public boolean blocks(String name) {
        return !words.isEmpty() && (candidates(name).anyMatch(words::contains) || hasPhrase(parts(name)));
    }

    private static Stream<String> candidates(String name) {
        Stream<String> single = SPACES.splitAsStream(name.strip()).flatMap(BlockedNames::spellings);
        Stream<String> split = Stream.of(plain(name, 'i'), plain(name, 'l')).flatMap(NO_LETTERS::splitAsStream);
        return Stream.of(spellings(name), single, split, spelledOut(parts(name)).stream())
                .flatMap(candidate -> candidate);
    }

    /** The words that runs of single letters spell, as in {@code B a d Toby}. */
    private static List<String> spelledOut(List<String> parts) {
        List<String> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        for (String part : parts) {
            if (part.length() == 1) {
                run.append(part);
            } else {
                runs.add(run.toString());
                run.setLength(0);
            }
        }
        runs.add(run.toString());
        return runs;
    }

    private boolean hasPhrase(List<String> parts) {
        return phrases.stream().anyMatch(phrase -> Collections.indexOfSubList(parts, phrase) >= 0);
    }

    private static List<String> parts(String text) {
        return NO_LETTERS
                .splitAsStream(plain(text, 'i'))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The letters alone; a 1 may stand for an i or an l. */
    private static Stream<String> spellings(String text) {
        return Stream.of('i', 'l')
                .map(one -> NO_LETTERS.matcher(plain(text, one)).replaceAll(""))
                .distinct();
    }

    /** Small letters without marks, digits turned into the letters they stand for. */
    private static String plain(String text, char one) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        StringBuilder letters = new StringBuilder();
        bare.toLowerCase(Locale.ROOT).chars().forEach(c -> letters.append(letter((char) c, one)));
        return letters.toString();
    }

    private static String letter(char c, char one) {
        return switch (c) {
            case '1' -> String.valueOf(one);
            case '\u00df' -> "ss";
            case '\u00e6' -> "ae";
            case '\u0153' -> "oe";
            case '\u00f8' -> "o";
            case '\u0142' -> "l";
            case '\u0131' -> "i";
            default -> {
                int at = WRITTEN.indexOf(c);
                yield String.valueOf(at < 0 ? c : MEANT.charAt(at));
            }
        };
    }
}
