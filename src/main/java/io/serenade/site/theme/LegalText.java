package io.serenade.site.theme;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Terms or privacy notice, written as plain text: blocks are separated by blank lines, a line with {@code # } is a
 * heading, one with {@code - } a list item. No markup passes through, so a theme cannot break the page.
 */
public record LegalText(List<Block> blocks) {
    private static final Pattern HEADING_LINE = Pattern.compile("^(# .*)$", Pattern.MULTILINE);

    public LegalText {
        blocks = List.copyOf(blocks);
    }

    static LegalText parse(String text) {
        String apart = HEADING_LINE.matcher(text.strip()).replaceAll("$1\n");
        return new LegalText(Arrays.stream(apart.split("\\R\\s*\\R"))
                .map(String::strip)
                .filter(block -> !block.isEmpty())
                .map(LegalText::block)
                .toList());
    }

    private static Block block(String text) {
        List<String> lines = text.lines().map(String::strip).toList();
        if (text.startsWith("# ")) {
            return new Block(Kind.HEADING, List.of(String.join(" ", lines).substring(2)));
        }
        if (lines.stream().allMatch(line -> line.startsWith("- "))) {
            return new Block(
                    Kind.LIST, lines.stream().map(line -> line.substring(2)).toList());
        }
        return new Block(Kind.PARAGRAPH, List.of(String.join(" ", lines)));
    }

    /** How a block is shown. */
    public enum Kind {
        HEADING,
        PARAGRAPH,
        LIST
    }

    /** One block; a heading and a paragraph have one line, a list has one for each item. */
    public record Block(Kind kind, List<String> lines) {
        public Block {
            lines = List.copyOf(lines);
        }
    }
}
