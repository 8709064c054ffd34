package io.serenade.site.theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads a theme folder and refuses, in one sentence, whatever the pages could not use. */
final class ThemeReader {
    private static final String FILE = "theme.properties";
    private static final List<String> COMMON_ART = List.of(
            "dj.svg", "duet.svg", "icon-32.png", "icon-180.png", "icon-512.png", "nap.svg", "oops.svg", "peek.svg");
    private static final Pattern ART_NAME = Pattern.compile("[a-z0-9][a-z0-9-]*\\.(svg|png|jpg|webp)");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s?&]+@[^@\\s?&]+");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]+)*");
    private static final Pattern LINK = Pattern.compile("https://[^\\s]+|/[a-z0-9/-]*");

    private final ThemeFolder folder;
    private final ThemeFolder common = ThemeFolder.shipped("common");
    private final Properties properties;

    ThemeReader(ThemeFolder folder) {
        this.folder = folder;
        this.properties = folder.properties(FILE);
    }

    Theme read() {
        String language = matching("language", LANGUAGE, "a language tag such as en");
        return new Theme(
                required("brand"),
                language,
                texts(language),
                palette(),
                matching("contact.email", EMAIL, "an e-mail address"),
                banners(),
                LegalText.parse(folder.text("terms.txt")),
                LegalText.parse(folder.text("privacy.txt")),
                art(),
                words());
    }

    /** All that the file says, for what products read from it. */
    private ThemeWords words() {
        Map<String, String> all = new HashMap<>();
        asMap(properties).forEach((key, value) -> all.put(key, value.strip()));
        return new ThemeWords(all, problem -> folder.refusal("in its " + FILE + " " + problem));
    }

    /** The English texts are complete; those of the language, and then the theme's own, replace them. */
    private Texts texts(String language) {
        Map<String, String> all = asMap(common.properties("messages_en.properties"));
        int known = all.size();
        all.putAll(asMap(common.findProperties("messages_" + language + ".properties")));
        all.putAll(asMap(folder.findProperties("messages_" + language + ".properties")));
        if (all.size() > known) {
            Map<String, String> unknown = new TreeMap<>(all);
            unknown.keySet()
                    .removeAll(common.properties("messages_en.properties").stringPropertyNames());
            throw folder.refusal("its messages_" + language + ".properties has texts no page shows: "
                    + String.join(", ", unknown.keySet()) + ".");
        }
        return new Texts(all);
    }

    private Palette palette() {
        try {
            return Palette.of(below("colour."));
        } catch (IllegalArgumentException e) {
            throw folder.refusal("in its " + FILE + " " + e.getMessage());
        }
    }

    private List<Banner> banners() {
        List<Banner> banners = new ArrayList<>();
        for (int i = 1; find("banner." + i + ".title").isPresent(); i++) {
            String key = "banner." + i;
            Optional<String> link = find(key + ".link");
            if (link.isPresent()) {
                matching(key + ".link", LINK, "an https address or a path of this site");
            }
            banners.add(new Banner(
                    required(key + ".title"),
                    required(key + ".text"),
                    find(key + ".image").map(file -> known(key + ".image", file)),
                    link,
                    link.isPresent() ? required(key + ".link.text") : ""));
        }
        return banners;
    }

    private String known(String key, String file) {
        if (!list("art").contains(file)) {
            throw folder.refusal(key + " in its " + FILE + " is \"" + file + "\", which is not listed under art.");
        }
        return file;
    }

    /** The animals of the common folder, unless the theme draws its own of that name, and the theme's pictures. */
    private Map<String, byte[]> art() {
        Map<String, byte[]> art = new HashMap<>();
        COMMON_ART.forEach(file -> art.put(file, common.get(file)));
        for (String file : list("art")) {
            if (!ART_NAME.matcher(file).matches()) {
                throw folder.refusal("art in its " + FILE + " names \"" + file
                        + "\" but a picture is named like heart-2.svg (svg, png, jpg or webp).");
            }
            art.put(file, folder.get(file));
        }
        return art;
    }

    private String matching(String key, Pattern pattern, String allowed) {
        String value = required(key);
        if (!pattern.matcher(value).matches()) {
            throw folder.refusal(key + " in its " + FILE + " is \"" + value + "\" but must be " + allowed + ".");
        }
        return value;
    }

    private String required(String key) {
        return find(key).orElseThrow(() -> folder.refusal(key + " is missing in its " + FILE + "."));
    }

    private Optional<String> find(String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private List<String> list(String key) {
        return Arrays.stream(properties.getProperty(key, "").split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private Map<String, String> below(String prefix) {
        Map<String, String> found = new HashMap<>();
        asMap(properties).forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), value.strip());
            }
        });
        return found;
    }

    private static Map<String, String> asMap(Properties properties) {
        Map<String, String> map = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> map.put(key, properties.getProperty(key)));
        return map;
    }
}
