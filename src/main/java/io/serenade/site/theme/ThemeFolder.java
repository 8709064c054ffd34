package io.serenade.site.theme;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Where a theme's files are read from: a folder on disk, or one that ships with Serenade on the class path. */
final class ThemeFolder {
    private static final String SHIPPED = "assets/themes/";

    private final String setting;
    private final Reader reader;

    private ThemeFolder(String setting, Reader reader) {
        this.setting = setting;
        this.reader = reader;
    }

    /** A value with a slash is a folder of the file system; a single word is a theme that ships with Serenade. */
    static ThemeFolder of(String setting) {
        if (setting.contains("/") || setting.contains("\\")) {
            Path folder = Path.of(setting);
            return new ThemeFolder(setting, file -> {
                Path path = folder.resolve(file);
                return Files.isRegularFile(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
            });
        }
        if (!setting.matches("[a-z][a-z0-9-]*")) {
            throw Settings.refusal("THEME", setting, "the name of a shipped theme or the path of a theme folder");
        }
        return shipped(setting);
    }

    static ThemeFolder shipped(String name) {
        return new ThemeFolder(name, file -> {
            ClassLoader loader = ThemeFolder.class.getClassLoader();
            try (InputStream in = loader.getResourceAsStream(SHIPPED + name + "/" + file)) {
                return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
            }
        });
    }

    Optional<byte[]> find(String file) {
        try {
            return reader.read(file);
        } catch (IOException e) {
            throw refusal("its file " + file + " cannot be read (" + e.getMessage() + ").");
        }
    }

    byte[] get(String file) {
        return find(file).orElseThrow(() -> refusal("there is no file " + file + " in that theme."));
    }

    String text(String file) {
        return new String(get(file), StandardCharsets.UTF_8);
    }

    Properties properties(String file) {
        return parse(file, text(file));
    }

    Properties findProperties(String file) {
        return find(file)
                .map(bytes -> parse(file, new String(bytes, StandardCharsets.UTF_8)))
                .orElseGet(Properties::new);
    }

    private Properties parse(String file, String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            throw refusal("its file " + file + " is not a properties file (" + e.getMessage() + ").");
        }
        return properties;
    }

    /** The sentence every broken theme ends in: it names the setting, its value and what is wrong. */
    SettingsException refusal(String problem) {
        return new SettingsException("THEME", "is \"" + setting + "\" but " + problem);
    }

    @FunctionalInterface
    private interface Reader {
        Optional<byte[]> read(String file) throws IOException;
    }
}
