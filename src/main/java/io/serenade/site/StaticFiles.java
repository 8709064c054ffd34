package io.serenade.site;

import io.serenade.site.theme.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The files the pages refer to, below {@code /assets/<hash>/}. One hash stands for all of them, so that a script finds
 * the scripts it imports beside itself and everything can be cached for ever; any change gives new addresses.
 *
 * <p>The theme's art and colours appear as {@code theme/<file>} and {@code theme/theme.css}.
 */
public final class StaticFiles {
    private static final String ROOT = "/assets/";
    private static final Pattern HASHED = Pattern.compile("^[0-9a-f]{12}/");

    private final Map<String, StaticFile> files;
    private final String hash;

    private StaticFiles(Map<String, byte[]> contents) {
        this.hash = hash(contents);
        Map<String, StaticFile> all = new TreeMap<>();
        contents.forEach((name, content) -> all.put(name, new StaticFile(name, content)));
        this.files = Map.copyOf(all);
    }

    /**
     * Reads everything once.
     *
     * @param list children of a folder, folders with a trailing slash: {@code ServletContext::getResourcePaths}
     * @param open content of a file: {@code ServletContext::getResourceAsStream}
     */
    public static StaticFiles load(
            Theme theme, Function<String, Set<String>> list, Function<String, InputStream> open) {
        Map<String, byte[]> contents = new TreeMap<>();
        collect(ROOT, list, open, contents);
        theme.artFiles()
                .forEach(file ->
                        contents.put("theme/" + file, theme.findArt(file).orElseThrow()));
        contents.put("theme/theme.css", theme.palette().stylesheet().getBytes(StandardCharsets.UTF_8));
        return new StaticFiles(contents);
    }

    private static void collect(
            String folder,
            Function<String, Set<String>> list,
            Function<String, InputStream> open,
            Map<String, byte[]> contents) {
        Set<String> children = list.apply(folder);
        if (children == null) {
            return;
        }
        for (String path : children) {
            if (path.endsWith("/")) {
                collect(path, list, open, contents);
            } else {
                contents.put(path.substring(ROOT.length()), read(path, open));
            }
        }
    }

    private static byte[] read(String path, Function<String, InputStream> open) {
        try (InputStream in = open.apply(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    /** Address of a file such as {@code css/site.css}; a file that does not exist is a mistake in a template. */
    public String url(String name) {
        if (!files.containsKey(name)) {
            throw new IllegalArgumentException("No static file " + name);
        }
        return ROOT + hash + "/" + name;
    }

    public Set<String> names() {
        return files.keySet();
    }

    /**
     * The file at a request's path, without a hash or with any: a page written before an update still finds its files.
     */
    public Optional<StaticFile> find(String path) {
        if (!path.startsWith(ROOT)) {
            return Optional.empty();
        }
        String name = HASHED.matcher(path.substring(ROOT.length())).replaceFirst("");
        return Optional.ofNullable(files.get(name));
    }

    /** Whether the path has the current hash, so that its answer may be cached for ever. */
    public boolean isForever(String path) {
        return path.startsWith(ROOT + hash + "/");
    }

    /** The hash, good as an ETag for paths without it. */
    public String hash() {
        return hash;
    }

    private static String hash(Map<String, byte[]> contents) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            contents.forEach((name, content) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
