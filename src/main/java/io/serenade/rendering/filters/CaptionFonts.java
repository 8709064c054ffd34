package io.serenade.rendering.filters;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.TextAttribute;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.AttributedString;
import java.util.List;
import java.util.Optional;

/**
 * The shipped fonts of captions: Latin, Greek, Cyrillic, the nine Brahmic scripts and Arabic, so that no system needs
 * fonts of its own. What none of them has, such as emoji, is left out.
 */
final class CaptionFonts {
    private static final String[] FILES = {
        "video/NotoSans-SemiBold.ttf",
        "captions/NotoSansBengali-SemiBold.ttf",
        "captions/NotoSansGurmukhi-SemiBold.ttf",
        "captions/NotoSansGujarati-SemiBold.ttf",
        "captions/NotoSansOriya-SemiBold.ttf",
        "captions/NotoSansTamil-SemiBold.ttf",
        "captions/NotoSansTelugu-SemiBold.ttf",
        "captions/NotoSansKannada-SemiBold.ttf",
        "captions/NotoSansMalayalam-SemiBold.ttf",
        "captions/NotoSansArabic-SemiBold.ttf"
    };

    private final List<Font> fonts;

    private CaptionFonts(List<Font> fonts) {
        this.fonts = fonts;
    }

    /** Loaded with the first caption and kept. */
    static CaptionFonts shipped() {
        return Shipped.FONTS;
    }

    private static final class Shipped {
        static final CaptionFonts FONTS =
                new CaptionFonts(List.of(FILES).stream().map(CaptionFonts::load).toList());
    }

    private static Font load(String file) {
        try (InputStream in = CaptionFonts.class.getClassLoader().getResourceAsStream("assets/" + file)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException e) {
            throw new IllegalStateException("The shipped font " + file + " is none", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped font " + file + " cannot be read", e);
        }
    }

    /**
     * The text in its fonts, each character in the one of its neighbours if that has it; empty if nothing can be drawn.
     */
    Optional<AttributedString> styled(String text, float size) {
        String drawable = drawable(text);
        if (drawable.isBlank()) {
            return Optional.empty();
        }
        AttributedString styled = new AttributedString(drawable);
        int from = 0;
        Font current = fontOf(drawable, 0);
        for (int at = 0; at < drawable.length(); at += Character.charCount(drawable.codePointAt(at))) {
            if (!current.canDisplay(drawable.codePointAt(at))) {
                styled.addAttribute(TextAttribute.FONT, current.deriveFont(size), from, at);
                from = at;
                current = fontOf(drawable, at);
            }
        }
        styled.addAttribute(TextAttribute.FONT, current.deriveFont(size), from, drawable.length());
        return Optional.of(styled);
    }

    private String drawable(String text) {
        StringBuilder drawable = new StringBuilder();
        text.codePoints()
                .filter(letter -> fonts.stream().anyMatch(font -> font.canDisplay(letter)))
                .forEach(drawable::appendCodePoint);
        return drawable.toString().strip();
    }

    /** Blanks and points are in every font, so the word that begins here decides. */
    private Font fontOf(String text, int from) {
        int letter = text.codePoints()
                .skip(text.codePointCount(0, from))
                .filter(Character::isLetter)
                .findFirst()
                .orElse(text.codePointAt(from));
        return fonts.stream()
                .filter(font -> font.canDisplay(letter) && font.canDisplay(text.codePointAt(from)))
                .findFirst()
                .or(() -> fonts.stream()
                        .filter(font -> font.canDisplay(text.codePointAt(from)))
                        .findFirst())
                .orElseThrow();
    }
}
